import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { mergeSlice } from './mergeRecent.ts'
import { placeSlice } from './pages.ts'

/** So many recent entries are kept as they are: a row each takes ten times the room, and rewriting buckets for fewer takes time. */
const FEW = 20_000
/** While much is still to come, buckets are rewritten whenever the recent ones have become an eighth of all. */
const SHARE = 8
/** About so many entries in a bucket. */
const PER_BUCKET = 180

const countOf = (db: ReadableDb, table: 'duplicate_recent' | 'duplicate_bucket') =>
  (prepared(db, `SELECT count(*) AS rows FROM ${table}`).get() as { rows: number }).rows

function isMergeDue(db: ReadableDb, moreToCome: boolean): boolean {
  const recent = countOf(db, 'duplicate_recent')
  if (!moreToCome) return recent > FEW
  return recent > Math.max(10 * FEW, (countOf(db, 'duplicate_bucket') * PER_BUCKET) / SHARE)
}

/**
 * Gives all that was kept its place, slice by slice.
 * @param pause between slices; false when the store is closing.
 * @param moreToCome more pages are asked for next.
 */
export async function settleDuplicates(
  db: WritableDb,
  pause: () => Promise<boolean>,
  moreToCome: boolean,
): Promise<void> {
  while ((await pause()) && placeSlice(db));
  if (!db.open || !isMergeDue(db, moreToCome)) return
  while ((await pause()) && mergeSlice(db));
}
