import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import { prepared, type ReadableDb } from '../database.ts'
import { decodeBucket } from './bucket.ts'
import { keyIn, keyOf, kindNumber, STORES, storeIn } from './entry.ts'

function inBuckets(db: ReadableDb, key: number): number[] {
  const bucket = prepared(
    db,
    'SELECT first, entries FROM duplicate_bucket WHERE first <= ? ORDER BY first DESC LIMIT 1',
  ).get(key) as { first: number; entries: Uint8Array } | undefined
  if (!bucket) return []
  return decodeBucket(bucket.first, bucket.entries)
    .filter(entry => keyIn(entry) === key)
    .map(storeIn)
}

/**
 * [IND4] Which stores have a member with this document or phone, by code; never who.
 * @param value the leading 37 bits of its keyed HMAC: see domain/duplicates.
 */
export function storesWith(db: ReadableDb, kind: BlindKind, value: number): string[] {
  const key = keyOf(kindNumber(kind), value)
  const stores = new Set(inBuckets(db, key))
  const recent = prepared(
    db,
    'SELECT entry, removed FROM duplicate_recent WHERE entry >= ? AND entry < ?',
  ).all(key * STORES, (key + 1) * STORES) as { entry: number; removed: number }[]
  for (const { entry, removed } of recent) {
    if (removed) stores.delete(storeIn(entry))
    else stores.add(storeIn(entry))
  }
  const codes = [...stores].map(
    number =>
      prepared(db, 'SELECT code FROM duplicate_store WHERE number = ?').get(number) as { code: string },
  )
  return codes.map(({ code }) => code).sort()
}
