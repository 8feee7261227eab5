import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { canonicalJson } from '../../src/domain/audit/canonical.ts'
import { GENESIS } from '../../src/domain/audit/chain.ts'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { migrate, versionOf } from '../../src/store/migrate.ts'
import { openStore, unlock } from '../../src/store/open.ts'
import { openReadOnly } from '../../src/store/openReadOnly.ts'
import { appendAudit, auditLinks, auditWritten, verifyAudit } from '../../src/store/repositories/audit.ts'
import { allCheckpoints } from '../../src/store/repositories/checkpoints.ts'
import { keepJoining } from '../../src/store/repositories/counter.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { AT, clerk, counter, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore(false)
})
afterEach(() => {
  try {
    store.remove()
  } catch {
    rmSync(store.folder, { recursive: true, force: true })
  }
})

const told = (at = AT) => ({ at, actor: '1001', action: 'member.found', subject: null, commitment: null })

describe('the audit log in the store', () => {
  it('[AUD1] is append-only: the store refuses to change or delete an entry', () => {
    appendAudit(store.db, told())
    for (const sql of ['UPDATE audit SET actor = 2', 'DELETE FROM audit', 'UPDATE audit SET sequence = 2'])
      expect(() => store.db.exec(sql)).toThrow('append-only')
    expect(verifyAudit(store.db)).toEqual({ ok: true, value: { entries: 1 } })
  })

  it('[AUD1] never gives a number twice, also when entries are gone', () => {
    for (let n = 0; n < 3; n += 1) appendAudit(store.db, told())
    store.db.exec('DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE sequence > 1')
    expect(appendAudit(store.db, told()).sequence).toBe(4)
    expect(auditWritten(store.db)).toBe(4)
  })

  it('goes on after its last entry where the count of entries was lost', () => {
    for (let n = 0; n < 3; n += 1) appendAudit(store.db, told())
    store.db.exec(`DELETE FROM serial WHERE name = 'audit'`)
    expect(appendAudit(store.db, told()).sequence).toBe(4)
    expect(verifyAudit(store.db)).toEqual({ ok: true, value: { entries: 4 } })
  })

  it('[AUD1] stays whole where the disk does not take an entry, also one that stands alone', () => {
    appendAudit(store.db, told())
    store.db.exec(`CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(() => appendAudit(store.db, told())).toThrow('full')
    store.db.exec('DROP TRIGGER full')
    expect(appendAudit(store.db, told()).sequence).toBe(2)
    expect(verifyAudit(store.db)).toEqual({ ok: true, value: { entries: 2 } })
  })

  it('[AUD3] tells that the clock was set back, once, whichever entry comes first after it', () => {
    appendAudit(store.db, told('2026-11-22T08:00:00.000Z'))
    appendAudit(store.db, told('2026-11-22T07:00:00.000Z'))
    appendAudit(store.db, told('2026-11-22T07:00:01.000Z'))
    const actions = [...auditLinks(store.db)].map(({ sequence, action }) => [sequence, action])
    expect(actions).toEqual([
      [1, 'member.found'],
      [2, 'clock.stepped'],
      [3, 'member.found'],
      [4, 'member.found'],
    ])
    expect(verifyAudit(store.db)).toEqual({ ok: true, value: { entries: 4 } })
  })
})

it('nothing about a customer is in the log, and what it commits to says nothing without its salt', () => {
  keepJoining(store.db, counter, [clerk], AT)
  const made = enrol(store.db, enrolment(), random)
  if (!made.ok) throw new Error(made.error.code)
  const entries = [...auditLinks(store.db)]
  const text = canonicalJson(entries.map(entry => ({ ...entry })))
  const facts = Object.values(made.value.facts).filter(fact => fact !== null && fact.length > 3)
  for (const fact of [...facts, made.value.cardNumber]) expect(text).not.toContain(fact)
  const kept = store.db.prepare('SELECT salt, envelope FROM member JOIN outbox USING (member_id)').get()
  const { salt, envelope } = kept as { salt: string; envelope: string }
  expect(text).not.toContain(salt)
  expect(entries.at(-1)?.commitment).toBe(sha256(salt + envelope))
  expect(entries.at(-1)?.commitment).not.toBe(sha256(envelope))
})

/** A store as it was before there were checkpoints, with a log of three entries. */
function makeOldStore(): { file: string; before: unknown[] } {
  const file = join(store.folder, 'old.db')
  const db = new Database(file)
  unlock(db, store.key)
  db.pragma('journal_mode=WAL')
  migrate(db as WritableDb, 1)
  let previous = GENESIS
  for (const sequence of [1, 2, 3]) {
    const entry = { sequence, ...told() }
    const hash = sha256(canonicalJson({ ...entry, previous }))
    db.prepare(
      `INSERT INTO audit (sequence, at, actor, action, subject, commitment, previous, hash)
       VALUES (@sequence, @at, @actor, @action, @subject, @commitment, @previous, @hash)`,
    ).run({ ...entry, previous, hash })
    previous = hash
  }
  const before = db.prepare('SELECT * FROM audit').all()
  db.close()
  return { file, before }
}

describe('a store from before there were checkpoints', () => {
  it('keeps its log as it was, counts it, and goes on with it', () => {
    const { file, before } = makeOldStore()
    const opened = openStore(file, store.key)
    if (!opened.ok) throw new Error(opened.error)
    const db = opened.value
    const columns = 'sequence, at, actor, action, subject, commitment, previous, hash'
    expect(db.prepare(`SELECT ${columns} FROM audit`).all()).toEqual(before)
    expect(auditWritten(db)).toBe(3)
    appendAudit(db, told())
    expect(verifyAudit(db)).toEqual({ ok: true, value: { entries: 4 } })
    expect([...auditLinks(db)].map(({ run }) => run !== null)).toEqual([false, false, false, true])
    db.close()
  })

  it('is verified as it stands, and not migrated by it', () => {
    const { file } = makeOldStore()
    const bytes = readFileSync(file)
    const opened = openReadOnly(file, store.key)
    if (!opened.ok) throw new Error(opened.error)
    expect(versionOf(opened.value.db)).toBe(1)
    expect(verifyAudit(opened.value.db)).toEqual({ ok: true, value: { entries: 3 } })
    expect(allCheckpoints(opened.value.db)).toEqual([])
    opened.value.close()
    expect(readFileSync(file)).toEqual(bytes)
    expect(readdirSync(store.folder).filter(name => name.startsWith('old'))).toEqual(['old.db'])
  })
})

describe('a store that is only read', () => {
  /** Where copies are made, here and for these tests alone. */
  let temporary: string
  beforeEach(() => {
    temporary = mkdtempSync(join(tmpdir(), 'harmoor-temporary-'))
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, temporary)
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    rmSync(temporary, { recursive: true })
  })
  const copies = () => readdirSync(temporary)

  it('takes no change, and leaves no copy behind', () => {
    store.db.close()
    const opened = openReadOnly(store.file, store.key)
    if (!opened.ok) throw new Error(opened.error)
    expect(copies()).toHaveLength(1)
    expect(() => opened.value.db.exec('DELETE FROM serial')).toThrow('readonly')
    opened.value.close()
    expect(copies()).toEqual([])
    expect(readdirSync(store.folder)).toEqual(['store.db'])
  })

  it('is read beside the app that has it open, with what was last written', () => {
    appendAudit(store.db, told())
    const opened = openReadOnly(store.file, store.key)
    if (!opened.ok) throw new Error(opened.error)
    appendAudit(store.db, told())
    expect(verifyAudit(opened.value.db)).toEqual({ ok: true, value: { entries: 2 } })
    opened.value.close()
    expect(verifyAudit(store.db)).toEqual({ ok: true, value: { entries: 2 } })
  })

  it('is read where nothing may be written', () => {
    store.db.close()
    chmodSync(store.file, 0o400)
    chmodSync(store.folder, 0o500)
    const opened = openReadOnly(store.file, store.key)
    if (!opened.ok) throw new Error(opened.error)
    expect(verifyAudit(opened.value.db)).toMatchObject({ ok: true })
    opened.value.close()
    chmodSync(store.folder, 0o700)
  })

  it('says why it does not open', () => {
    const fault = (file: string, key = store.key) => openReadOnly(file, key)
    expect(fault(`${store.file}.none`)).toEqual({ ok: false, error: 'store-missing' })
    expect(fault(store.file, Buffer.alloc(32, 1))).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    store.db.close()
    expect(fault(store.file, Buffer.alloc(32, 1))).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    expect(copies()).toEqual([])
  })
})
