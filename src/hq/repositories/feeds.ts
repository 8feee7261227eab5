import type { FeedKind } from '../../contract/sync/feed.ts'
import type { Connection } from '../database/transaction.ts'

export interface FeedEntry {
  seq: number
  kind: FeedKind
  subject: string
}

/**
 * Takes the store's row until the transaction ends, and the next `items` numbers of its feed and `entries` of its part of
 * the duplicate index. Gives the last of each. A store of the version before, which has no row, gets one.
 */
export async function takeNumbers(
  db: Connection,
  storeCode: string,
  { items = 0, entries = 0 }: { items?: number; entries?: number },
): Promise<{ lastSeq: number; lastIndexSeq: number }> {
  const advanced = await db
    .updateTable('feeds')
    .set(({ eb }) => ({
      last_seq: eb('last_seq', '+', items),
      last_index_seq: eb('last_index_seq', '+', entries),
    }))
    .where('store_code', '=', storeCode)
    .returning(['last_seq as lastSeq', 'last_index_seq as lastIndexSeq'])
    .executeTakeFirst()
  if (advanced) return advanced
  await addFeed(db, storeCode)
  return takeNumbers(db, storeCode, { items, entries })
}

const addFeed = (db: Connection, storeCode: string) =>
  db
    .insertInto('feeds')
    .values({
      store_code: storeCode,
      last_seq: 0,
      last_index_seq: 0,
      pruned_index_seq: 0,
      pruned_epoch: 0,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()

/** Puts items in a store's feed; an older one about the same gives way. No two of them may be about the same. */
export async function putFeedItems(db: Connection, storeCode: string, items: FeedEntry[]): Promise<void> {
  await db
    .insertInto('feed_items')
    .values(items.map(item => ({ store_code: storeCode, ...item })))
    .onConflict(conflict =>
      conflict
        .columns(['store_code', 'kind', 'subject'])
        .doUpdateSet(({ ref }) => ({ seq: ref('excluded.seq') })),
    )
    .execute()
}

/** Gives every item of a store's feed a number that is higher by as much, and than any of them was. */
export async function raiseFeedItems(db: Connection, storeCode: string, by: number): Promise<void> {
  await db
    .updateTable('feed_items')
    .set(({ eb }) => ({ seq: eb('seq', '+', by) }))
    .where('store_code', '=', storeCode)
    .execute()
}

/** The number of a store's newest item. */
export async function lastSeqOf(db: Connection, storeCode: string): Promise<number> {
  const row = await db
    .selectFrom('feeds')
    .select('last_seq')
    .where('store_code', '=', storeCode)
    .executeTakeFirst()
  return row?.last_seq ?? 0
}

/** Items after a number, by rising number. */
export async function feedItemsAfter(
  db: Connection,
  storeCode: string,
  after: number,
  limit: number,
): Promise<FeedEntry[]> {
  const rows = await db
    .selectFrom('feed_items')
    .select(['seq', 'kind', 'subject'])
    .where('store_code', '=', storeCode)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
  return rows.map(row => ({ ...row, kind: row.kind as FeedKind }))
}

/** What of the company and of its people a store's feed has something about, as `kind subject`. */
export async function subjectsInFeed(db: Connection, storeCode: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('feed_items')
    .select(['kind', 'subject'])
    .where('store_code', '=', storeCode)
    .where('kind', 'in', ['staff', 'store', 'settings', 'notice'])
    .execute()
  return new Set(rows.map(({ kind, subject }) => `${kind} ${subject}`))
}
