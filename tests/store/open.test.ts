import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { enrol } from '../../src/store/enrol.ts'
import { newestVersion } from '../../src/store/migrate.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

/** Everything in the folder, by name and bytes. */
const snapshot = () =>
  readdirSync(store.folder).map(name => [name, readFileSync(`${store.folder}/${name}`).toString('hex')])

describe('an opened store', () => {
  it('is AEGIS-256, flushes at every commit, and keeps temporary data and freed pages off the disk', () => {
    const { db } = store
    const value = (pragma: string) => db.pragma(pragma, { simple: true })
    expect(value('cipher')).toBe('aegis')
    expect(db.prepare(`SELECT sqlite3mc_config('aegis', 'algorithm')`).pluck().get()).toBe(4)
    expect(value('journal_mode')).toBe('wal')
    expect(value('synchronous')).toBe(2)
    expect(value('temp_store')).toBe(2)
    expect(value('secure_delete')).toBe(1)
    expect(value('foreign_keys')).toBe(1)
    expect(value('user_version')).toBe(newestVersion)
  })

  it('opens again with its key and holds what was enrolled', () => {
    const made = enrol(store.db, enrolment(), random)
    expect(made.ok).toBe(true)
    store.db.close()
    const again = openStore(store.file, store.key)
    if (!again.ok) throw new Error(again.error)
    store.db = again.value
    expect(again.value.prepare('SELECT count(*) FROM member').pluck().get()).toBe(1)
  })

  it('keeps no plaintext: neither a fact nor the schema nor the SQLite header is in any file', () => {
    enrol(store.db, enrolment(), random)
    const bytes = Buffer.concat(
      readdirSync(store.folder).map(name => readFileSync(`${store.folder}/${name}`)),
    )
    expect(bytes.length).toBeGreaterThan(10_000)
    for (const text of [
      'Nguyễn Thị Mẫu',
      '001199000001',
      'mau@example.com',
      '+84925186878',
      '1999-01-15',
      'CREATE TABLE',
      'SQLite format 3',
    ])
      expect(bytes.includes(text)).toBe(false)
  })
})

describe('a store that does not open', () => {
  it('says so for a wrong key and changes nothing', () => {
    store.db.close()
    const before = snapshot()
    expect(openStore(store.file, randomBytes(32))).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    expect(snapshot()).toEqual(before)
  })

  it('says so for damage: first page flipped, truncated, empty', () => {
    store.db.close()
    const whole = readFileSync(store.file)
    const flipped = Buffer.from(whole)
    flipped[100] = (flipped[100] ?? 0) ^ 1
    writeFileSync(store.file, flipped)
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    writeFileSync(store.file, whole)
    truncateSync(store.file, 1000)
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    truncateSync(store.file, 0)
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    expect(statSync(store.file).size).toBe(0)
  })

  it('says so when it is missing, and makes none', () => {
    expect(openStore(`${store.folder}/elsewhere.db`, store.key)).toEqual({
      ok: false,
      error: 'store-missing',
    })
    expect(readdirSync(store.folder)).not.toContain('elsewhere.db')
  })

  it('says so when a newer version of the app made it, and leaves it as it is', () => {
    store.db.pragma(`user_version=${newestVersion + 1}`)
    store.db.close()
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'store-newer-than-app' })
  })

  it('is never made anew where one is', () => {
    expect(() => createStore(store.file, randomBytes(32))).toThrow('exists')
  })
})
