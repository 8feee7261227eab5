import { FeedItem, type FeedItemOf, type FeedReply } from '../contract/sync/feed.ts'
import type { FeedChange } from '../store/feed/feedChange.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { sha256 } from '../store/sha256.ts'
import { isErasureOf } from './headquartersErasure.ts'
import { jsonOf } from './json.ts'

const nothing: FeedChange = { kind: 'nothing' }

/** [ERA9] A cancellation counts only with headquarters' signature. */
function memberChange({ body }: FeedItemOf<'member'>, counter: Counter): FeedChange {
  if (body.state === 'current') return { kind: 'member', body }
  const { memberId, erasure } = body
  return isErasureOf(memberId, erasure, counter)
    ? { kind: 'member', body: { memberId, state: 'cancelled' } }
    : nothing
}

/** A notice counts only as the very text that its hashes are of: consents name it by them. */
function noticeChange({ body: { version, texts, hashes } }: FeedItemOf<'notice'>): FeedChange {
  const isWhole = sha256(texts.vi) === hashes.vi && sha256(texts.en) === hashes.en
  return isWhole ? { kind: 'notice', body: { version, texts } } : nothing
}

/** What an item asks this counter to do; null where this version does not know such an item. */
function known(kind: string, body: unknown, counter: Counter): FeedChange | null {
  const parsed = FeedItem.safeParse({ kind, body })
  if (!parsed.success) return null
  const item = parsed.data
  if (item.kind === 'member') return memberChange(item, counter)
  return item.kind === 'notice' ? noticeChange(item) : item
}

/** [VER4] What is not known is kept as it came. */
export function feedChange({ kind, body }: FeedReply['items'][number], counter: Counter): FeedChange {
  return known(kind, body, counter) ?? { kind: 'unread', body: { kind, text: JSON.stringify(body ?? null) } }
}

/** [VER4] An item that was kept unread, where it is known by now. */
export const unreadChange = (counter: Counter) => (kind: string, text: string) =>
  known(kind, jsonOf(text), counter)
