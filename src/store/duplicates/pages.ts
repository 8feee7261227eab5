import { decodeSorted } from '../../domain/duplicates/riceSet.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { entryOf, keyOf, kindNumber, STORES } from './entry.ts'
import { inSlice } from './slice.ts'

/** What `domain/duplicates/riceSet` wrote. */
interface Changes {
  added: Uint8Array
  removed: Uint8Array
}

/** What is new of one store, after its entry `from` up to `to`. */
export interface DuplicatePage {
  storeCode: string
  from: number
  to: number
  document: Changes
  phone: Changes
}

/** Null before the first page, and while an index of another epoch is being cleared away. */
export const epochOf = (db: ReadableDb) =>
  (prepared(db, 'SELECT epoch FROM duplicate_epoch').get() as { epoch: number | null }).epoch

/** Up to where the index is here, by store. */
export function haveOf(db: ReadableDb): Record<string, number> {
  const rows = prepared(db, 'SELECT code, have FROM duplicate_store').all() as {
    code: string
    have: number
  }[]
  return Object.fromEntries(rows.map(({ code, have }) => [code, have]))
}

/** The number that stands for a store here. They are few: a code has three digits. */
function storeNumber(db: WritableDb, code: string): number {
  const find = prepared(db, 'SELECT number FROM duplicate_store WHERE code = ?')
  const known = find.get(code) as { number: number } | undefined
  if (known) return known.number
  const { number } = prepared(
    db,
    'INSERT INTO duplicate_store (number, code, have) SELECT count(*), ?, 0 FROM duplicate_store RETURNING number',
  ).get(code) as { number: number }
  if (number >= STORES) throw new RangeError('more stores than codes')
  return number
}

/** Whether every set of the page is one: nothing is kept that could not be read later. */
function isReadable({ document, phone }: DuplicatePage): boolean {
  try {
    for (const set of [document.added, document.removed, phone.added, phone.removed]) decodeSorted(set)
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function keepPage(db: WritableDb, page: DuplicatePage): void {
  const store = storeNumber(db, page.storeCode)
  const put = prepared(
    db,
    'INSERT INTO duplicate_page (store, kind, removed, entries) VALUES (@store, @kind, @removed, @entries)',
  )
  for (const kind of ['document', 'phone'] as const)
    for (const [removed, entries] of [
      [1, page[kind].removed],
      [0, page[kind].added],
    ] as const)
      if (decodeSorted(entries).length > 0)
        put.run({ store, kind: kindNumber(kind), removed, entries: Buffer.from(entries) })
  prepared(db, 'UPDATE duplicate_store SET have = ? WHERE number = ?').run(page.to, store)
}

/**
 * [IND2] Keeps pages as they came, together with how far they go: what a crash leaves is never half a page, which asked for
 * again later would lack what was taken away meanwhile. `settleDuplicates` gives their entries their places.
 */
export function keepPages(db: WritableDb, pages: readonly DuplicatePage[]): Result<void, 'unusable'> {
  const have = haveOf(db)
  for (const page of pages) {
    if (page.from !== (have[page.storeCode] ?? 0) || page.to <= page.from || !isReadable(page))
      return err('unusable')
    have[page.storeCode] = page.to
  }
  inTransaction(db, () => {
    for (const page of pages) keepPage(db, page)
  })
  return ok(undefined)
}

export interface KeptPage {
  page: number
  store: number
  kind: number
  removed: number
  done: number
  entries: Uint8Array
}

/** So many at once: a few milliseconds. */
const SLICE = 1500

/** All entries of a page, by rising entry. */
export function entriesOf({ kind, store, entries }: KeptPage): Float64Array {
  return Float64Array.from(decodeSorted(entries), value => entryOf(keyOf(kind, value), store))
}

/** Of the page that is being placed: a page is decoded once, not once a slice. */
const decoded = new WeakMap<ReadableDb, { page: number; entries: Float64Array }>()

/** Of pages that are taken away: others may get their numbers. */
export const forgetDecoded = (db: ReadableDb) => decoded.delete(db)

function placedEntries(db: ReadableDb, kept: KeptPage): Float64Array {
  const last = decoded.get(db)
  if (last?.page === kept.page) return last.entries
  const entries = entriesOf(kept)
  decoded.set(db, { page: kept.page, entries })
  return entries
}

/** Gives the oldest kept page's next entries a place among the recent ones. @returns false when no page is left. */
export function placeSlice(db: WritableDb): boolean {
  const kept = prepared(db, 'SELECT * FROM duplicate_page ORDER BY page LIMIT 1').get() as
    | KeptPage
    | undefined
  if (!kept) {
    decoded.delete(db)
    return false
  }
  const entries = placedEntries(db, kept)
  const done = Math.min(entries.length, kept.done + SLICE)
  inSlice(db, () => {
    const put = prepared(
      db,
      `INSERT INTO duplicate_recent (entry, removed) VALUES (?, ?)
       ON CONFLICT (entry) DO UPDATE SET removed = excluded.removed`,
    )
    for (const entry of entries.subarray(kept.done, done)) put.run(entry, kept.removed)
    if (done < entries.length)
      prepared(db, 'UPDATE duplicate_page SET done = ? WHERE page = ?').run(done, kept.page)
    else prepared(db, 'DELETE FROM duplicate_page WHERE page = ?').run(kept.page)
  })
  return true
}
