import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { decodeBucket, encodeBucket } from './bucket.ts'
import { keyIn, STORES } from './entry.ts'

/** An entry that comes or goes. */
export interface Change {
  entry: number
  removed: boolean
}

interface Bucket {
  first: number
  entries: Uint8Array
}

/** A bucket and what belongs into it. */
export interface Place {
  bucket: Bucket | null
  /** The first entry that belongs into the next bucket. */
  end: number
}

/** A bucket of more is halved: small enough to be looked through in microseconds, large enough for its row to cost little. */
export const MOST = 256

/** Where an entry belongs; what is before all buckets belongs into the first. */
export function placeOf(db: ReadableDb, entry: number): Place {
  const key = keyIn(entry)
  const at = prepared(
    db,
    'SELECT first, entries FROM duplicate_bucket WHERE first <= ? ORDER BY first DESC LIMIT 1',
  ).get(key)
  const first = 'SELECT first, entries FROM duplicate_bucket ORDER BY first LIMIT 1'
  const bucket = (at ?? prepared(db, first).get() ?? null) as Bucket | null
  if (!bucket) return { bucket, end: Number.MAX_SAFE_INTEGER }
  const { next } = prepared(db, 'SELECT min(first) AS next FROM duplicate_bucket WHERE first > ?').get(
    bucket.first,
  ) as { next: number | null }
  return { bucket, end: next === null ? Number.MAX_SAFE_INTEGER : next * STORES }
}

/** Two rising rows as one; what was removed is in neither, what was added twice is in it once. */
function merged(entries: readonly number[], changes: readonly Change[]): number[] {
  const out: number[] = []
  let at = 0
  for (const { entry, removed } of changes) {
    while (at < entries.length && (entries[at] as number) < entry) out.push(entries[at++] as number)
    if (entries[at] === entry) at += 1
    if (!removed) out.push(entry)
  }
  while (at < entries.length) out.push(entries[at++] as number)
  return out
}

/** Pieces of equal length and at most `MOST`; one key's entries stay together, however many stores have it. */
function* pieces(entries: readonly number[]): Generator<number[]> {
  const length = Math.ceil(entries.length / Math.ceil(entries.length / MOST))
  for (let from = 0; from < entries.length; ) {
    let to = Math.min(entries.length, from + length)
    while (to < entries.length && keyIn(entries[to] as number) === keyIn(entries[to - 1] as number)) to += 1
    yield entries.slice(from, to)
    from = to
  }
}

/** Puts changes into their bucket. Part of a transaction. @param changes by rising entry, none twice, all before `end`. */
export function rewrite(db: WritableDb, { bucket }: Place, changes: readonly Change[]): void {
  const before = bucket ? decodeBucket(bucket.first, bucket.entries) : []
  const put = prepared(db, 'INSERT OR REPLACE INTO duplicate_bucket (first, entries) VALUES (?, ?)')
  let keptFirst = false
  for (const piece of pieces(merged(before, changes))) {
    const first = keyIn(piece[0] as number)
    keptFirst ||= first === bucket?.first
    put.run(first, encodeBucket(first, piece))
  }
  if (bucket && !keptFirst) prepared(db, 'DELETE FROM duplicate_bucket WHERE first = ?').run(bucket.first)
}
