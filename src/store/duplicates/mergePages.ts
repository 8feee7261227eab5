import { prepared, type WritableDb } from '../database.ts'
import { type Change, placeOf, rewrite } from './buckets.ts'
import { AT_ONCE, recentBefore } from './mergeRecent.ts'
import { entriesOf, type KeptPage } from './pages.ts'
import { inSlice, stepsInSlice } from './slice.ts'

/** Pages of about so many entries at once: eight bytes each, in memory. */
const ENTRIES = 3_000_000

/** A page's entries, by rising entry, and how many of them have their place. */
interface Cursor {
  page: number
  removed: boolean
  entries: Float64Array
  at: number
}

const headOf = ({ entries, at }: Cursor) => entries[at] ?? Number.MAX_SAFE_INTEGER

/** Where to cut so that no page has more than `AT_ONCE` entries before it. */
function cutFor(cursors: readonly Cursor[], end: number): number {
  const limits = cursors.map(({ entries, at }) => entries[at + AT_ONCE] ?? Number.MAX_SAFE_INTEGER)
  return Math.min(end, ...limits)
}

/** What is recent and what the pages say of entries before `cut`: of one entry, what was said last. */
function changesBefore(db: WritableDb, cursors: readonly Cursor[], cut: number): Change[] {
  const changes = new Map<number, boolean>()
  for (const { entry, removed } of recentBefore(db, cut, Number.MAX_SAFE_INTEGER)) changes.set(entry, removed)
  for (const cursor of cursors)
    for (; headOf(cursor) < cut; cursor.at += 1) changes.set(headOf(cursor), cursor.removed)
  return [...changes].map(([entry, removed]) => ({ entry, removed })).sort((a, b) => a.entry - b.entry)
}

/** Puts the lowest of what the pages hold into its bucket. @returns false when nothing is left. */
function mergeLowest(db: WritableDb, cursors: readonly Cursor[]): boolean {
  const lowest = Math.min(...cursors.map(headOf))
  if (lowest === Number.MAX_SAFE_INTEGER) return false
  const place = placeOf(db, lowest)
  const cut = cutFor(cursors, place.end)
  rewrite(db, place, changesBefore(db, cursors, cut))
  prepared(db, 'DELETE FROM duplicate_recent WHERE entry < ?').run(cut)
  return true
}

/** Entries of the oldest pages, a page in each turn. Null where that was broken off. */
async function cursorsOf(db: WritableDb, pause: () => Promise<boolean>): Promise<Cursor[] | null> {
  const cursors: Cursor[] = []
  const next = 'SELECT * FROM duplicate_page WHERE page > ? ORDER BY page LIMIT 1'
  let entries = 0
  while (entries < ENTRIES) {
    if (!(await pause())) return null
    const kept = prepared(db, next).get(cursors.at(-1)?.page ?? 0) as KeptPage | undefined
    if (!kept) break
    const cursor = { page: kept.page, removed: kept.removed === 1, entries: entriesOf(kept), at: kept.done }
    entries += cursor.entries.length
    cursors.push(cursor)
  }
  return cursors
}

/** What was broken off, with what has its place already: by a restart only it is begun again. */
const brokenOff = new WeakMap<WritableDb, Cursor[]>()

export const isMerging = (db: WritableDb): boolean => brokenOff.has(db)

/** Of pages that are taken away: others may get their numbers. */
export const forgetMerge = (db: WritableDb) => brokenOff.delete(db)

/** @returns false where it was broken off. */
async function placeAll(
  db: WritableDb,
  cursors: readonly Cursor[],
  pause: () => Promise<boolean>,
): Promise<boolean> {
  do if (!(await pause())) return false
  while (stepsInSlice(db, () => mergeLowest(db, cursors)))
  for (const { page } of cursors) {
    if (!(await pause())) return false
    inSlice(db, () => prepared(db, 'DELETE FROM duplicate_page WHERE page = ?').run(page))
  }
  return true
}

/**
 * Puts pages into their buckets directly: for many entries, a tenth of the writing that it takes by way of the recent ones.
 * Broken off, it goes on where it was; begun again with the same pages, it ends the same.
 * @param pause between slices; false breaks off.
 */
export async function mergePages(db: WritableDb, pause: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const cursors = brokenOff.get(db) ?? (await cursorsOf(db, pause))
    // What fails in the middle of a slice is begun again: its entries do not have the places that were counted.
    brokenOff.delete(db)
    if (!cursors || cursors.length === 0) return
    if (await placeAll(db, cursors, pause)) continue
    brokenOff.set(db, cursors)
    return
  }
}
