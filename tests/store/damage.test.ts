import { randomBytes } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { checkStructure } from '../../src/store/damage/checkStructure.ts'
import type { DamageFound } from '../../src/store/damage/damageFound.ts'
import { inspectFiles, inspectStore, inspectStoreInBackground } from '../../src/store/damage/inspectStore.ts'
import { openPage, PAGE_SIZE } from '../../src/store/damage/pageCipher.ts'
import { readWal } from '../../src/store/damage/walFrames.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { enrolment, makeStore, random, type TestStore } from './counterFixture.ts'

// Hundreds of damaged stores are opened: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 })

let store: TestStore
beforeEach(() => {
  store = makeStore()
  enrolMany(1, 40)
})
afterEach(() => store.remove())

const enrolMany = (first: number, count: number) => {
  for (let serial = first; serial < first + count; serial += 1) enrol(store.db, enrolment(serial), random)
}

const close = () => {
  store.db.close()
  return readFileSync(store.file)
}

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes)
  copy.writeUInt8(copy.readUInt8(at) ^ (1 << (at % 8)), at)
  return copy
}

/** The store as a crash leaves it, log and all, under another name. */
function crashedCopy(): string {
  const copy = `${store.folder}/crashed.db`
  copyFileSync(store.file, copy)
  copyFileSync(`${store.file}-wal`, `${copy}-wal`)
  return copy
}

/** Where the last transaction of a log begins. */
function lastTransaction(wal: Buffer): number {
  const commits = readWal(wal).committed.filter(frame => frame.pagesAfter > 0)
  return (commits.at(-2)?.offset ?? 0) + PAGE_SIZE
}

const kinds = (found: DamageFound[]) => found.map(({ kind }) => kind)
const snapshot = () =>
  readdirSync(store.folder).map(name => [name, readFileSync(`${store.folder}/${name}`).toString('base64')])

describe('a whole store', () => {
  it('has nothing wrong with it, while it is open, after a crash, and closed', async () => {
    expect(inspectStore(store.file, store.key)).toEqual([])
    expect(checkStructure(store.db)).toEqual([])
    expect(inspectStore(crashedCopy(), store.key)).toEqual([])
    expect(await inspectStoreInBackground(store.file, store.key)).toEqual([])
    close()
    expect(inspectStore(store.file, store.key)).toEqual([])
  })

  it('opens page by page to what SQLite reads', () => {
    const bytes = close()
    const page1 = openPage(bytes.subarray(0, PAGE_SIZE), 1, store.key)
    expect(page1?.toString('latin1', 0, 16)).toBe('SQLite format 3\0')
    expect(page1?.readUInt32BE(28)).toBe(bytes.length / PAGE_SIZE)
    expect(openPage(bytes.subarray(PAGE_SIZE, 2 * PAGE_SIZE), 3, store.key)).toBeNull()
  })

  it('can be inspected in the background while customers are enrolled', async () => {
    store.db.pragma('wal_autocheckpoint=20')
    enrolMany(100, 150)
    let serial = 1000
    const found = await inspectStoreInBackground(store.file, store.key, () => {
      enrolMany(serial, 5)
      serial += 5
    })
    expect(found).toEqual([])
    expect(serial).toBeGreaterThan(1000)
  })
})

describe('one flipped bit', () => {
  it('is found in every page, which is named, and no other', () => {
    const bytes = close()
    for (let page = 1; page <= bytes.length / PAGE_SIZE; page += 1) {
      const at = (page - 1) * PAGE_SIZE + 24 + ((page * 1117) % (PAGE_SIZE - 24))
      writeFileSync(store.file, flipped(bytes, at))
      expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'page-unreadable', pages: [page] }])
    }
  })

  it('is found in each of the bytes that are in the clear and mean something', () => {
    const bytes = close()
    for (let at = 16; at < 24; at += 1) {
      writeFileSync(store.file, flipped(bytes, at))
      expect(inspectFiles(store.file, store.key)).toEqual([{ kind: 'header-changed' }])
      expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    }
  })

  it('changes nothing where it means nothing: in the salt, which a raw key does not use', () => {
    writeFileSync(store.file, flipped(close(), 3))
    const again = openStore(store.file, store.key)
    expect(again).toMatchObject({ ok: true })
    if (!again.ok) return
    expect(checkStructure(again.value)).toEqual([])
    store.db = again.value
  })

  it('is found anywhere in a log but its last transaction, before SQLite drops what is behind it', () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    enrolMany(100, 4)
    const copy = crashedCopy()
    const wal = readFileSync(`${copy}-wal`)
    const known = lastTransaction(wal)
    for (let at = 0; at < known; at += 1009) {
      writeFileSync(`${copy}-wal`, flipped(wal, at))
      expect(kinds(inspectStore(copy, store.key)), `byte ${at}`).toEqual(['wal-damaged'])
      expect(openStore(copy, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    }
    writeFileSync(`${copy}-wal`, wal)
    expect(inspectStore(copy, store.key)).toEqual([])
  })
})

describe('a file that is not whole', () => {
  it('is called truncated at whatever length', () => {
    const bytes = close()
    const pages = bytes.length / PAGE_SIZE
    for (let length = PAGE_SIZE; length < bytes.length; length += 7001) {
      writeFileSync(store.file, bytes.subarray(0, length))
      const found = Math.floor(length / PAGE_SIZE)
      expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'truncated', pages, found }])
      expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    }
  })

  it('is called empty at 0 bytes, and missing when there is only its log', () => {
    close()
    truncateSync(store.file)
    expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'empty' }])
    rmSync(store.file)
    expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'missing', walLeft: false }])
    writeFileSync(`${store.file}-wal`, 'x')
    expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'missing', walLeft: true }])
  })

  it('is told apart from a wrong key', () => {
    writeFileSync(store.file, flipped(close(), 100))
    expect(kinds(inspectStore(store.file, store.key))).toEqual(['page-unreadable'])
    expect(inspectStore(store.file, randomBytes(32))).toEqual([{ kind: 'key-wrong' }])
  })
})

describe('a log that is not the store’s own', () => {
  it('is called foreign, and the store is not opened with it', () => {
    const other = makeStore()
    enrol(other.db, enrolment(77), random)
    close()
    copyFileSync(`${other.file}-wal`, `${store.file}-wal`)
    other.remove()
    const before = snapshot()
    expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'wal-foreign' }])
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
    expect(snapshot()).toEqual(before)
    rmSync(`${store.file}-wal`)
    expect(openStore(store.file, store.key)).toMatchObject({ ok: true })
  })

  it('of an older copy under the same key is called stale', () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    enrolMany(100, 10)
    const older = readFileSync(`${store.file}-wal`)
    enrolMany(200, 30)
    close()
    writeFileSync(`${store.file}-wal`, older)
    expect(inspectStore(store.file, store.key)).toEqual([{ kind: 'wal-stale' }])
    expect(openStore(store.file, store.key)).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
  })
})

describe('pages that are each as they were written and do not fit together', () => {
  it('are called damage of the structure', () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    const older = readFileSync(store.file)
    enrolMany(100, 30)
    const newer = close()
    older.copy(newer, 2 * PAGE_SIZE, 2 * PAGE_SIZE, 12 * PAGE_SIZE)
    writeFileSync(store.file, newer)
    expect(inspectStore(store.file, store.key)).toEqual([])
    const again = openStore(store.file, store.key)
    if (!again.ok) throw new Error(again.error)
    store.db = again.value
    expect(kinds(checkStructure(again.value))).toEqual(['structure'])
  })
})

it('never changes a store that a wrong key was tried on, log and all', () => {
  const copy = crashedCopy()
  const before = [readFileSync(copy), readFileSync(`${copy}-wal`)]
  expect(openStore(copy, randomBytes(32))).toEqual({ ok: false, error: 'key-wrong-or-store-damaged' })
  expect([readFileSync(copy), readFileSync(`${copy}-wal`)]).toEqual(before)
  const opened = openStore(copy, store.key)
  expect(opened.ok && opened.value.prepare('SELECT count(*) FROM member').pluck().get()).toBe(40)
  if (opened.ok) opened.value.close()
})
