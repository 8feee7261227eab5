import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { isMerging, mergePages } from './mergePages.ts'
import { mergeSlice } from './mergeRecent.ts'
import { placeSlice } from './pages.ts'

/** So many entries are kept as recent ones: a row each takes several times the room, and is written at once. */
const FEW = 20_000
/** About so many bytes take an entry of a page, and a bucket so many entries. */
const BYTES = 3
const PER_BUCKET = 180
/** While pages are still to come, buckets are rewritten whenever those here hold a sixth of what is in buckets. */
const SHARE = 6
const MANY = 500_000

const figure = (db: ReadableDb, sql: string) => (prepared(db, sql).get() as { figure: number }).figure

const entriesInPages = (db: ReadableDb) =>
  figure(db, 'SELECT coalesce(sum(length(entries)), 0) AS figure FROM duplicate_page') / BYTES

const entriesInBuckets = (db: ReadableDb) =>
  figure(db, 'SELECT count(*) AS figure FROM duplicate_bucket') * PER_BUCKET

/**
 * Gives all that was kept its place, slice by slice: a little as recent entries, much at once into buckets. While more is to
 * come, pages may wait: nothing of them is found until then.
 * @param pause between slices; false breaks off: what has its place keeps it.
 * @param moreToCome more pages are asked for next.
 */
export async function settleDuplicates(
  db: WritableDb,
  pause: () => Promise<boolean>,
  moreToCome: boolean,
): Promise<void> {
  if (isMerging(db)) return mergePages(db, pause)
  const waiting = entriesInPages(db)
  if (moreToCome && waiting < Math.max(MANY, entriesInBuckets(db) / SHARE)) return
  if (waiting > FEW) return mergePages(db, pause)
  do if (!(await pause())) return
  while (placeSlice(db))
  if (figure(db, 'SELECT count(*) AS figure FROM duplicate_recent') <= FEW) return
  do if (!(await pause())) return
  while (mergeSlice(db))
}
