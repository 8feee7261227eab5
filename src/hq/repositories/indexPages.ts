import type { BlindKind } from '../../domain/duplicates/blindText.ts'
import type { Connection } from '../database/transaction.ts'

/** How far a store's part of the duplicate index goes, and what of it is forgotten. */
export interface StorePart {
  storeCode: string
  lastSeq: number
  prunedSeq: number
  prunedEpoch: number
}

export const storeParts = (db: Connection): Promise<StorePart[]> =>
  db
    .selectFrom('feeds')
    .select([
      'store_code as storeCode',
      'last_index_seq as lastSeq',
      'pruned_index_seq as prunedSeq',
      'pruned_epoch as prunedEpoch',
    ])
    .where('last_index_seq', '>', 0)
    .orderBy('store_code')
    .execute()

export interface ChangedEntry {
  kind: BlindKind
  value: number
  seq: number
  isRemoved: boolean
}

/** What changed in a store's part after a number, by rising number. */
export async function changesAfter(
  db: Connection,
  { storeCode, epoch, after, limit }: { storeCode: string; epoch: number; after: number; limit: number },
): Promise<ChangedEntry[]> {
  const rows = await db
    .selectFrom('index_entries')
    .select(['kind', 'value', 'seq', 'removed_at as removedAt'])
    .where('store_code', '=', storeCode)
    .where('epoch', '=', epoch)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(({ removedAt, ...row }) => ({ ...row, isRemoved: removedAt !== null }))
}

/** Which of these values some member of the store has. */
export async function valuesThere(
  db: Connection,
  { storeCode, epoch, kind, values }: { storeCode: string; epoch: number; kind: BlindKind; values: number[] },
): Promise<Set<number>> {
  if (values.length === 0) return new Set()
  const rows = await db
    .selectFrom('index_entries')
    .select('value')
    .where('value', 'in', values)
    .where('kind', '=', kind)
    .where('store_code', '=', storeCode)
    .where('epoch', '=', epoch)
    .where('removed_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.value))
}

/** Forgets removals of a store that are older than that; gives the number of the last, null where there was none. */
export async function forgetRemovals(
  db: Connection,
  storeCode: string,
  before: Date,
): Promise<number | null> {
  const rows = await db
    .selectFrom('index_entries')
    .select(({ fn }) => fn.max('seq').as('last'))
    .where('store_code', '=', storeCode)
    .where('removed_at', '<', before)
    .executeTakeFirst()
  if (!rows?.last) return null
  await db
    .deleteFrom('index_entries')
    .where('store_code', '=', storeCode)
    .where('removed_at', '<', before)
    .execute()
  return rows.last
}

/** Who stands below this number, since before this epoch, begins anew. The number never falls: [FEE7] it may have been raised. */
export async function markForgotten(
  db: Connection,
  storeCode: string,
  prunedSeq: number,
  prunedEpoch: number,
): Promise<void> {
  await db
    .updateTable('feeds')
    .set(({ eb, ref }) => ({
      pruned_index_seq: eb
        .case()
        .when('pruned_index_seq', '>', prunedSeq)
        .then(ref('pruned_index_seq'))
        .else(prunedSeq)
        .end(),
      pruned_epoch: prunedEpoch,
    }))
    .where('store_code', '=', storeCode)
    .execute()
}

export const storesWithRemovalsBefore = async (db: Connection, before: Date): Promise<string[]> => {
  const rows = await db
    .selectFrom('index_entries')
    .select('store_code')
    .distinct()
    .where('removed_at', '<', before)
    .orderBy('store_code')
    .execute()
  return rows.map(row => row.store_code)
}
