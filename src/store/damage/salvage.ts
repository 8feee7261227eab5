import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type WritableDb } from '../database.ts'
import { clearSlice, leaveEpoch } from '../duplicates/epoch.ts'
import { allCancelled } from '../erasure/cancelledMembers.ts'
import { eraseMember } from '../erasure/eraseMember.ts'
import { migrate, newestVersion } from '../migrate.ts'
import { createStore, type OpenFault } from '../open.ts'
import { indexName } from '../search/nameIndex.ts'
import { type Assignment, assignPages, type ReadTreePage } from './assignPages.ts'
import { readBtreePage } from './btreePage.ts'
import type { DamageFound } from './damageFound.ts'
import { insertRows, type TableRead } from './insertRows.ts'
import { inspectStore } from './inspectStore.ts'
import { rebuildConsents, rebuildMembers } from './rebuildMembers.ts'
import { type Rebuilt, type SalvageReport, salvageReport } from './salvageReport.ts'
import { StorePages } from './storePages.ts'
import { shapesOf, type TreeShape } from './tableShape.ts'

export type SalvageFault = OpenFault | 'nothing-readable'

/** Where page 1 keeps the number of migrations (sqlite.org/fileformat2.html §1.3.13). */
const USER_VERSION = 60

/**
 * Reads what is readable of a damaged store into a new one beside it. The damaged files are opened for reading only and
 * stay as they are; the new store is there when it is complete, or not at all. Every row of a page that can be read is
 * found, even where the way to it is lost; nothing is made up but what `rebuilt` counts, which is in the outbox word
 * for word. Where a transaction is lost from the middle of the log, the pages it wrote are as they were before it.
 */
export function salvageStore(
  file: string,
  key: Buffer,
  newFile: string,
): Result<SalvageReport, SalvageFault> {
  const damage = inspectStore(file, key)
  if (damage.some(({ kind }) => kind === 'missing')) return err('store-missing')
  const pages = new StorePages(file, key)
  try {
    pages.overlayFor(damage)
    return salvagePages(pages, key, newFile, damage)
  } finally {
    pages.close()
  }
}

function salvagePages(
  pages: StorePages,
  key: Buffer,
  newFile: string,
  damage: DamageFound[],
): Result<SalvageReport, SalvageFault> {
  const version = pages.read(1)?.readUInt32BE(USER_VERSION) ?? newestVersion
  if (version > newestVersion) return err('store-newer-than-app')
  const readPage = (page: number) => (page >= 1 && page <= pages.count ? pages.read(page) : null)
  const read: ReadTreePage = number => {
    const bytes = readPage(number)
    return bytes && readBtreePage(bytes, number, readPage)
  }
  const shapes = shapesAt(version)
  const assignment = assignPages(pages.count, read, shapes)
  if (assignment.pages.size === 0) return err('nothing-readable')
  let tables = new Map<string, TableRead>()
  let rebuilt: Rebuilt = { members: 0, consents: 0 }
  const made = createStore(newFile, key, db => {
    tables = fill(db, version, shapes, assignment, read)
    rebuilt = rebuild(db, tables)
  })
  if (!made.ok) return made
  try {
    return ok(salvageReport(made.value, { damage, tables, rebuilt, unknownPages: assignment.unknown }))
  } finally {
    made.value.close()
  }
}

function rebuild(db: WritableDb, tables: ReadonlyMap<string, TableRead>): Rebuilt {
  const consent = tables.get('consent')
  const consentsLost = consent !== undefined && consent.lostPages + consent.lostRows > 0
  return inTransaction(db, () => {
    const rebuilt = { members: rebuildMembers(db), consents: consentsLost ? rebuildConsents(db) : 0 }
    // Pages from before a damaged transaction may hold whom it erased.
    for (const { memberId, cancelledAt } of allCancelled(db)) eraseMember(db, memberId, cancelledAt)
    askAllAgain(db)
    return rebuilt
  })
}

/** What came from headquarters may have been on pages that are lost, and it gives all of it again. */
function askAllAgain(db: WritableDb): void {
  db.prepare('UPDATE feed SET cursor = 0, complete = 0').run()
  leaveEpoch(db)
  while (clearSlice(db));
}

/** What pages of a store of this version look like. */
function shapesAt(version: number): TreeShape[] {
  const db = new Database(':memory:') as unknown as WritableDb
  try {
    migrate(db, version)
    return shapesOf(db)
  } finally {
    db.close()
  }
}

function fill(
  db: WritableDb,
  version: number,
  shapes: readonly TreeShape[],
  assignment: Assignment,
  read: ReadTreePage,
): Map<string, TableRead> {
  migrate(db, version)
  // Rows stand before what they belong to, and some belong to what is lost.
  db.pragma('foreign_keys=OFF')
  const tables = inTransaction(db, () => {
    const found = insertRows(db, shapes, assignment, read)
    if (shapes.some(({ name }) => name.startsWith('member_name'))) indexNames(db)
    return found
  })
  db.pragma('foreign_keys=ON')
  migrate(db)
  return tables
}

/** The index of names follows from the names; its own pages are not read. */
function indexNames(db: WritableDb): void {
  const next = db.prepare(
    `SELECT card_number AS card, full_name AS name FROM member WHERE card_number > ? ORDER BY card_number LIMIT 1000`,
  )
  let rows: { card: string; name: string }[] = []
  do {
    rows = next.all(rows.at(-1)?.card ?? '') as typeof rows
    for (const { card, name } of rows) indexName(db, card, name)
  } while (rows.length > 0)
}
