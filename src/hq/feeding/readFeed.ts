import { type FeedReply, type FeedRequest, MAX_FEED_ITEMS } from '../../contract/sync/feed.ts'
import { type Device, recordContact } from '../repositories/devices.ts'
import { type FeedEntry, feedItemsAfter, lastSeqOf } from '../repositories/feeds.ts'
import type { Services } from '../services.ts'
import { asProtocolKnows } from './asProtocolKnows.ts'
import { bodiesOf } from './itemBodies.ts'

/**
 * What headquarters decided after what the counter has, a page of it; and keeps how the counter says it is doing. The
 * newest number is read before the items: whatever has a number up to it is then there to be read, or overtaken by a
 * newer item about the same.
 */
export async function readFeed(
  services: Services,
  device: Device,
  { after, counter, protocol }: FeedRequest,
): Promise<FeedReply> {
  const { db, clock } = services
  await recordContact(db, device.id, { at: clock(), ...counter })
  const last = await lastSeqOf(db, device.storeCode)
  for (let from = after; ; ) {
    const entries = await feedItemsAfter(db, device.storeCode, from, MAX_FEED_ITEMS)
    const items = await withBodies(services, { storeCode: device.storeCode, protocol }, entries)
    const end = entries.at(-1)?.seq ?? from
    // Things that are erased have nothing to say any more: a page of these alone would look like the end.
    if (items.length > 0 || entries.length < MAX_FEED_ITEMS) return { items, last: Math.max(last, end) }
    from = end
  }
}

async function withBodies(
  { db }: Services,
  { storeCode, protocol }: { storeCode: string; protocol: number },
  entries: FeedEntry[],
): Promise<FeedReply['items']> {
  const bodies = new Map<string, Map<string, unknown>>()
  for (const kind of new Set(entries.map(entry => entry.kind))) {
    const subjects = entries.filter(entry => entry.kind === kind).map(entry => entry.subject)
    bodies.set(kind, await bodiesOf(db, storeCode, kind, subjects))
  }
  return entries.flatMap(({ seq, kind, subject }) => {
    const body = bodies.get(kind)?.get(subject)
    if (body === undefined) return []
    return [{ seq, kind, body: asProtocolKnows(kind, body, protocol) }]
  })
}
