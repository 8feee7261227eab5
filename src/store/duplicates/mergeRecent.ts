import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { type Change, MOST, placeOf, rewrite } from './buckets.ts'
import { stepsInSlice } from './slice.ts'

/** Recent entries before `end`, by rising entry. */
export function recentBefore(db: ReadableDb, end: number, limit: number): Change[] {
  const rows = prepared(
    db,
    'SELECT entry, removed FROM duplicate_recent WHERE entry < ? ORDER BY entry LIMIT ?',
  ).all(end, limit) as { entry: number; removed: number }[]
  return rows.map(({ entry, removed }) => ({ entry, removed: removed === 1 }))
}

/** At most so many go into one bucket at once: the first ones of an empty index all belong to the same. */
export const AT_ONCE = 4 * MOST

/** Puts the lowest of what is recent into its bucket. @returns false when nothing is recent. */
function mergeLowest(db: WritableDb): boolean {
  const [lowest] = recentBefore(db, Number.MAX_SAFE_INTEGER, 1)
  if (!lowest) return false
  const place = placeOf(db, lowest.entry)
  const changes = recentBefore(db, place.end, AT_ONCE)
  rewrite(db, place, changes)
  prepared(db, 'DELETE FROM duplicate_recent WHERE entry <= ?').run((changes.at(-1) ?? lowest).entry)
  return true
}

/** Puts recent entries into their buckets for a few milliseconds. @returns false when none is left. */
export const mergeSlice = (db: WritableDb, sliceMs?: number): boolean =>
  stepsInSlice(db, () => mergeLowest(db), sliceMs)
