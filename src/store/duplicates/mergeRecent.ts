import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { decodeBucket, encodeBucket } from './bucket.ts'
import { keyIn, STORES } from './entry.ts'

interface Recent {
  entry: number
  removed: number
}

interface Bucket {
  first: number
  entries: Uint8Array
}

/** A bucket of more is halved: small enough to be looked through in microseconds, large enough for its row to cost little. */
const MOST = 256

const lowestRecent = (db: ReadableDb) =>
  (prepared(db, 'SELECT min(entry) AS entry FROM duplicate_recent').get() as { entry: number | null }).entry

/** The bucket that a key belongs to; the first one for a key before it. */
const bucketFor = (db: ReadableDb, key: number) =>
  (prepared(
    db,
    'SELECT first, entries FROM duplicate_bucket WHERE first <= ? ORDER BY first DESC LIMIT 1',
  ).get(key) ?? prepared(db, 'SELECT first, entries FROM duplicate_bucket ORDER BY first LIMIT 1').get()) as
    | Bucket
    | undefined

const nextFirst = (db: ReadableDb, first: number) =>
  (
    prepared(db, 'SELECT min(first) AS next FROM duplicate_bucket WHERE first > ?').get(first) as {
      next: number | null
    }
  ).next

/** Two rising rows as one; what was removed is in neither, what was added twice is in it once. */
function merged(entries: readonly number[], recent: readonly Recent[]): number[] {
  const out: number[] = []
  let at = 0
  for (const { entry, removed } of recent) {
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

/** At most so many go into one bucket at once: the first ones of an empty index all belong to the same. */
const RECENT_AT_ONCE = 4 * MOST

/** Puts the lowest of what is recent into its bucket. Part of a transaction. */
function mergeOne(db: WritableDb, lowest: number): void {
  const bucket = bucketFor(db, keyIn(lowest))
  const end = bucket ? nextFirst(db, Math.max(bucket.first, keyIn(lowest))) : null
  const recent = prepared(
    db,
    'SELECT entry, removed FROM duplicate_recent WHERE entry < ? ORDER BY entry LIMIT ?',
  ).all(end === null ? Number.MAX_SAFE_INTEGER : end * STORES, RECENT_AT_ONCE) as Recent[]
  const before = bucket ? decodeBucket(bucket.first, bucket.entries) : []
  const put = prepared(db, 'INSERT OR REPLACE INTO duplicate_bucket (first, entries) VALUES (?, ?)')
  let keptFirst = false
  for (const piece of pieces(merged(before, recent))) {
    const first = keyIn(piece[0] as number)
    keptFirst ||= first === bucket?.first
    put.run(first, encodeBucket(first, piece))
  }
  if (bucket && !keptFirst) prepared(db, 'DELETE FROM duplicate_bucket WHERE first = ?').run(bucket.first)
  prepared(db, 'DELETE FROM duplicate_recent WHERE entry <= ?').run((recent.at(-1) as Recent).entry)
}

/** So long a slice takes, and its commit as long again: the event loop is to be free within 20 ms. */
const SLICE_MS = 6

/** Puts recent entries into their buckets for a few milliseconds. @returns false when none is left. */
export function mergeSlice(db: WritableDb, sliceMs = SLICE_MS): boolean {
  if (lowestRecent(db) === null) return false
  return inTransaction(db, () => {
    const end = performance.now() + sliceMs
    let lowest = lowestRecent(db)
    while (lowest !== null) {
      mergeOne(db, lowest)
      if (performance.now() > end) return true
      lowest = lowestRecent(db)
    }
    return false
  })
}
