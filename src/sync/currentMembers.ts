import { Facts } from '../contract/facts.ts'
import { type CurrentMember, CurrentMembersReply, MAX_CURRENT_MEMBERS } from '../contract/sync/feed.ts'
import { paths } from '../contract/sync/join.ts'
import { ok, type Result } from '../domain/result.ts'
import { applyCancellation } from '../store/erasure/applyCancellation.ts'
import { applyCurrent } from '../store/feed/applyCurrent.ts'
import { changedMembers, forgetChanged } from '../store/feed/changedMembers.ts'
import type { ExchangeFault } from './exchange.ts'
import type { FeedContext } from './feed.ts'
import { isErasureOf } from './headquartersErasure.ts'
import { instantIn } from './world.ts'

/** @returns whether something of this member changed here. */
function keep({ db, counter, world }: FeedContext, member: CurrentMember): boolean {
  const { memberId } = member
  const at = instantIn(world)
  if (member.state === 'cancelled')
    return isErasureOf(memberId, member.erasure, counter) && applyCancellation(db, memberId, at)
  if (member.state === 'unknown') return false
  // Facts that are against the rules of today stay at headquarters, as they would when fetched back.
  const facts = Facts.safeParse(member.facts)
  return facts.success && applyCurrent(db, { memberId, revision: member.revision, facts: facts.data }, at)
}

/**
 * [FEE4] Asks for the facts of members that are held here and changed at headquarters, some at a time.
 * @returns who changed here, and how many were asked for: 0 when there is nobody left.
 */
export async function askCurrentMembers(
  context: FeedContext,
): Promise<Result<{ changed: string[]; asked: number }, ExchangeFault>> {
  const { db, line } = context
  const memberIds = changedMembers(db, MAX_CURRENT_MEMBERS)
  if (memberIds.length === 0) return ok({ changed: [], asked: 0 })
  const body = JSON.stringify({ memberIds })
  const answer = await line.ask({ path: paths.currentMembers, body, reply: CurrentMembersReply })
  if (!answer.ok) return answer
  const members = answer.value.members.filter(({ memberId }) => memberIds.includes(memberId))
  const changed = members.filter(member => keep(context, member)).map(({ memberId }) => memberId)
  // Whoever headquarters says nothing of is not asked for for ever.
  for (const memberId of memberIds) forgetChanged(db, memberId)
  return ok({ changed, asked: memberIds.length })
}
