import { randomBytes } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inspectStore } from '../../src/store/damage/inspectStore.ts'
import { PAGE_SIZE } from '../../src/store/damage/pageCipher.ts'
import { salvageStore } from '../../src/store/damage/salvage.ts'
import type { SalvageReport } from '../../src/store/damage/salvageReport.ts'
import type { ReadableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { insertCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { openStore } from '../../src/store/open.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember, recentMembers } from '../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { chance } from '../faults/chance.ts'
import { newCustomer } from '../faults/customer.ts'
import { AT, makeStore, random, type TestStore } from './counterFixture.ts'

const CUSTOMERS = 60
const TABLES = ['outbox', 'member', 'consent', 'audit', 'counter', 'staff', 'serial']

// Hundreds of damaged stores are opened: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 180_000 })

let store: TestStore
let whole: Map<string, Set<string>>
beforeEach(() => {
  store = makeStore()
  enrolMany(1, CUSTOMERS)
  const [first] = nextBatch(store.db, 1)
  settle(store.db, [{ envelopeId: first?.envelopeId ?? '', state: 'confirmed', receipt: '{}' }], AT)
  whole = rowsOf(store.db)
})
afterEach(() => store.remove())

function enrolMany(first: number, count: number): void {
  const draw = chance(first)
  for (let serial = first; serial < first + count; serial += 1)
    enrol(store.db, newCustomer(serial, draw), random)
}

const rowsOf = (db: ReadableDb) =>
  new Map(
    TABLES.map(table => [
      table,
      new Set((db.prepare(`SELECT * FROM ${table}`).all() as unknown[]).map(row => JSON.stringify(row))),
    ]),
  )

const count = (db: ReadableDb, table: string) =>
  db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number

/** Which table or index each page is of, and how many rows are on it, by SQLite's own account. */
function placesIn(db: ReadableDb): Map<number, { name: string; rows: number }> {
  const stat = db.prepare('SELECT pageno, name, pagetype, ncell FROM dbstat').all() as {
    pageno: number
    name: string
    pagetype: string
    ncell: number
  }[]
  const rowsOn = (pagetype: string, name: string, ncell: number) =>
    pagetype === 'leaf' || ['consent', 'staff', 'serial'].includes(name) ? ncell : 0
  return new Map(
    stat.map(({ pageno, name, pagetype, ncell }) => [pageno, { name, rows: rowsOn(pagetype, name, ncell) }]),
  )
}

const flip = (file: string, at: number) => {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at)
  writeFileSync(file, bytes)
}

interface Salvaged {
  report: SalvageReport
  rows: Map<string, Set<string>>
}

/** Salvages the damaged store, looks into what came of it, and holds that the damaged files are as they were. */
function salvage(look: (db: ReadableDb) => void = () => {}): Salvaged {
  const files = () =>
    readdirSync(store.folder)
      .filter(name => name.startsWith('store.db'))
      .map(name => [name, readFileSync(`${store.folder}/${name}`).toString('base64')])
  const before = files()
  const salvaged = `${store.folder}/salvaged.db`
  const made = salvageStore(store.file, store.key, salvaged)
  if (!made.ok) throw new Error(made.error)
  expect(files()).toEqual(before)
  expect(inspectStore(salvaged, store.key)).toEqual([])
  const opened = openStore(salvaged, store.key)
  if (!opened.ok) throw new Error(opened.error)
  expect(opened.value.pragma('integrity_check', { simple: true })).toBe('ok')
  look(opened.value)
  const rows = rowsOf(opened.value)
  opened.value.close()
  rmSync(salvaged)
  return { report: made.value, rows }
}

/** Rows of a table that were not there before. */
const invented = ({ rows }: Salvaged, table: string) =>
  [...(rows.get(table) ?? [])].filter(row => !whole.get(table)?.has(row))
const missing = ({ rows }: Salvaged, table: string) =>
  [...(whole.get(table) ?? [])].filter(row => !rows.get(table)?.has(row))

describe('salvage', () => {
  it('of a whole store gives all of it, and a report without losses', () => {
    store.db.close()
    const salvaged = salvage(db => {
      expect(verifyAudit(db)).toMatchObject({ ok: true })
      expect(recentMembers(db, AT, 1000)).toHaveLength(CUSTOMERS)
    })
    for (const table of TABLES)
      expect([missing(salvaged, table), invented(salvaged, table)]).toEqual([[], []])
    expect(salvaged.report).toMatchObject({
      damage: [],
      outbox: { read: CUSTOMERS, lost: [] },
      members: { read: CUSTOMERS, rebuilt: 0, lost: 0 },
      consents: { lost: 0 },
      withoutEnvelope: [],
      unknownPages: [],
      numbersKnown: true,
    })
    expect(salvaged.report.audit.lost).toEqual([])
  })

  it('of a store left by a crash gives what its log holds', () => {
    const crashed = `${store.folder}/crashed.db`
    copyFileSync(store.file, crashed)
    copyFileSync(`${store.file}-wal`, `${crashed}-wal`)
    const made = salvageStore(crashed, store.key, `${store.folder}/new.db`)
    expect(made).toMatchObject({ ok: true, value: { damage: [], outbox: { read: CUSTOMERS, lost: [] } } })
  })

  it('after one flipped bit in any page loses exactly that page’s rows, says which, and makes up none', () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    const places = placesIn(store.db)
    store.db.close()
    const pages = readFileSync(store.file).length / PAGE_SIZE
    for (let page = 1; page <= pages; page += 1) {
      flip(store.file, (page - 1) * PAGE_SIZE + 700)
      const salvaged = salvage()
      flip(store.file, (page - 1) * PAGE_SIZE + 700)
      const { report } = salvaged
      expect(report.damage).toEqual([{ kind: 'page-unreadable', pages: [page] }])
      const lost = Object.fromEntries(TABLES.map(table => [table, missing(salvaged, table).length]))
      const { name, rows } = places.get(page) ?? { name: '', rows: 0 }
      // Consents come back from the envelopes, and members too, but for their salt.
      const expected = TABLES.map(table => [table, table === name && table !== 'consent' ? rows : 0])
      expect(lost, `page ${page}`).toEqual(Object.fromEntries(expected))
      for (const table of TABLES.filter(table => table !== 'member'))
        expect(invented(salvaged, table), `page ${page}`).toEqual([])
      expect(report.members.read + report.members.rebuilt).toBe(CUSTOMERS)
      expect(gapLength(report.outbox.lost)).toBe(lost.outbox)
      expect(gapLength(report.audit.lost)).toBe(lost.audit)
    }
  })

  it('rebuilds from the envelopes what is lost of members and consents, word for word but for the salt', () => {
    store.db.close()
    const withoutSalt = (rows = new Set<string>()) =>
      [...rows].map(row => row.replace(/"salt":"[0-9a-f]*"/, '')).sort()
    const rebuilt = { members: 0, consents: 0 }
    const pages = readFileSync(store.file).length / PAGE_SIZE
    for (let page = 1; page <= pages && (rebuilt.members === 0 || rebuilt.consents === 0); page += 1) {
      flip(store.file, (page - 1) * PAGE_SIZE + 900)
      const { report, rows } = salvage(db => {
        expect(recentMembers(db, AT, 1000)).toHaveLength(count(db, 'outbox'))
      })
      flip(store.file, (page - 1) * PAGE_SIZE + 900)
      rebuilt.members += report.members.rebuilt
      rebuilt.consents += report.consents.rebuilt
      if (report.members.rebuilt + report.consents.rebuilt === 0) continue
      expect(withoutSalt(rows.get('member'))).toEqual(withoutSalt(whole.get('member')))
      expect(rows.get('consent')).toEqual(whole.get('consent'))
    }
    expect(rebuilt.members).toBeGreaterThan(0)
    expect(rebuilt.consents).toBeGreaterThan(0)
  })

  it('of a truncated store reads what is before the end', () => {
    store.db.close()
    const bytes = readFileSync(store.file)
    for (const part of [0.3, 0.6, 0.9]) {
      writeFileSync(store.file, bytes.subarray(0, Math.floor(bytes.length * part)))
      const salvaged = salvage()
      expect(salvaged.report.damage[0]).toMatchObject({ kind: 'truncated' })
      for (const table of ['outbox', 'audit']) expect(invented(salvaged, table)).toEqual([])
    }
  })

  it('goes beyond the damage in a log, where SQLite stops', () => {
    store.db.pragma('wal_checkpoint(TRUNCATE)')
    enrolMany(500, 10)
    whole = rowsOf(store.db)
    const files = [store.file, `${store.file}-wal`]
    const kept = files.map(file => readFileSync(file))
    store.db.close()
    for (const [at, file] of files.entries()) writeFileSync(file, kept[at] ?? '')
    flip(`${store.file}-wal`, 2 * (PAGE_SIZE + 24) + 100)
    const salvaged = salvage()
    expect(salvaged.report.damage).toMatchObject([{ kind: 'wal-damaged' }])
    for (const table of ['outbox', 'member', 'audit']) {
      expect(invented(salvaged, table)).toEqual([])
      expect(missing(salvaged, table).length).toBeLessThan(2)
    }
  })

  it('erases again who was cancelled, where an older page still has them', () => {
    const [item] = nextBatch(store.db, 1)
    const memberId = item?.memberId ?? ''
    insertCancelled(store.db, { memberId, cardNumber: '', cancelledAt: AT, cancelledBy: '2001' })
    store.db.close()
    const { report } = salvage(db => {
      expect(findMember(db, memberId)).toBeNull()
      const envelope = db.prepare('SELECT envelope FROM outbox WHERE member_id = ?').pluck().get(memberId)
      expect(envelope).not.toContain('fullName')
    })
    expect(report.members.read).toBe(CUSTOMERS)
  })

  it('leaves a foreign log out', () => {
    const other = makeStore()
    enrol(other.db, newCustomer(900, chance(9)), random)
    store.db.close()
    copyFileSync(`${other.file}-wal`, `${store.file}-wal`)
    other.remove()
    const salvaged = salvage()
    expect(salvaged.report.damage).toEqual([{ kind: 'wal-foreign' }])
    for (const table of TABLES)
      expect([missing(salvaged, table), invented(salvaged, table)]).toEqual([[], []])
  })

  it('gives nothing, and makes no store, where nothing can be read', () => {
    store.db.close()
    const salvaged = `${store.folder}/salvaged.db`
    expect(salvageStore(store.file, randomBytes(32), salvaged)).toEqual({
      ok: false,
      error: 'nothing-readable',
    })
    writeFileSync(store.file, '')
    expect(salvageStore(store.file, store.key, salvaged)).toEqual({ ok: false, error: 'nothing-readable' })
    rmSync(store.file)
    expect(salvageStore(store.file, store.key, salvaged)).toEqual({ ok: false, error: 'store-missing' })
    expect(existsSync(salvaged)).toBe(false)
  })
})

const gapLength = (gaps: SalvageReport['audit']['lost']) =>
  gaps.reduce((sum, { from, to }) => sum + to - from + 1, 0)
