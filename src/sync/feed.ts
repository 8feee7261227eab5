import { FeedReply, type FeedRequest } from '../contract/sync/feed.ts'
import { paths } from '../contract/sync/join.ts'
import { PROTOCOL_VERSION } from '../contract/sync/protocol.ts'
import { err, ok, type Result } from '../domain/result.ts'
import type { WritableDb } from '../store/database.ts'
import { type Applied, applyPage } from '../store/feed/applyPage.ts'
import { feedPlace } from '../store/feed/cursor.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { outboxSummary } from '../store/repositories/outbox.ts'
import type { ExchangeFault } from './exchange.ts'
import { feedChange } from './feedChange.ts'
import type { Line } from './line.ts'
import { instantIn, type World } from './world.ts'

export interface FeedContext {
  db: WritableDb
  counter: Counter
  line: Line
  world: World
  appVersion: string
}

export interface ReadPage {
  applied: Applied
  atEnd: boolean
  /** The number before the first item: [FEE7] what lies between it and the cursor was never given. */
  from: number
  /** Numbers of the feed that are still to be passed; 0 at the end. */
  left: number
}

const FROM_THE_BEGINNING = { items: [], cursor: 0, atEnd: false }

const isRising = (items: FeedReply['items'], after: number) =>
  items.every(({ seq }, at) => seq > (items[at - 1]?.seq ?? after))

/** Reads a page of headquarters' feed and applies it. [FEE3] A page that cannot be applied moves nothing. */
export async function readFeedPage(context: FeedContext): Promise<Result<ReadPage, ExchangeFault>> {
  const { db, counter, line, world, appVersion } = context
  const { cursor: after } = feedPlace(db)
  const { waiting, refused } = outboxSummary(db)
  const request: FeedRequest = {
    protocol: PROTOCOL_VERSION,
    after,
    counter: { waiting, refused, appVersion },
  }
  const answer = await line.ask({ path: paths.feed, body: JSON.stringify(request), reply: FeedReply })
  if (!answer.ok) return answer
  const { items, last } = answer.value
  if (!isRising(items, after)) return err({ code: 'unusable' })
  // Headquarters was put back to what it was before: what it has decided since is read again from the beginning.
  if (last < after)
    return ok({
      applied: applyPage(db, FROM_THE_BEGINNING, instantIn(world)),
      atEnd: false,
      from: 0,
      left: last,
    })
  const cursor = items.at(-1)?.seq ?? after
  // Nothing comes where what is missing was overtaken, or has no body any more.
  const atEnd = items.length === 0 || cursor >= last
  const changes = items.map(item => ({ seq: item.seq, change: feedChange(item, counter) }))
  const applied = applyPage(db, { items: changes, cursor, atEnd }, instantIn(world))
  const from = (items[0]?.seq ?? after + 1) - 1
  return ok({ applied, atEnd, from, left: atEnd ? 0 : last - cursor })
}
