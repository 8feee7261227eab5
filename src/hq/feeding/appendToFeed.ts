import type { Transaction } from 'kysely'
import type { FeedKind } from '../../contract/sync/feed.ts'
import type { Schema } from '../database/schema.ts'
import { putFeedItems, takeNumbers } from '../repositories/feeds.ts'

/** That something changed which a store's counters are to know: what it says is read when they ask. */
export interface News {
  storeCode: string
  kind: FeedKind
  /** Staff number, store code, notice version, or the id of a member, case, event or change; `company` for the settings, `database` where that was put back. */
  subject: string
}

/**
 * [FEE1] Puts news in the feeds of their stores, in the transaction of what they tell: numbers are given by the store's
 * row, which is held until then, so that they are seen in the order of their numbers. Stores are taken in the order of
 * their codes, so that two who tell the same stores do not wait for each other.
 */
export async function appendToFeed(tx: Transaction<Schema>, news: readonly News[]): Promise<void> {
  for (const [storeCode, told] of byStore(news)) {
    const { lastSeq } = await takeNumbers(tx, storeCode, { items: told.length })
    const first = lastSeq - told.length + 1
    const items = told.map(({ kind, subject }, at) => ({ seq: first + at, kind, subject }))
    await putFeedItems(tx, storeCode, items)
  }
}

/** Each thing once. */
function byStore(news: readonly News[]): [string, News[]][] {
  const stores = new Map<string, Map<string, News>>()
  for (const one of news) {
    const told = stores.get(one.storeCode) ?? new Map<string, News>()
    told.set(`${one.kind} ${one.subject}`, one)
    stores.set(one.storeCode, told)
  }
  return [...stores].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, told]) => [code, [...told.values()]])
}
