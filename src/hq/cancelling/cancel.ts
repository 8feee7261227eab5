import { erasureText } from '../../domain/outbox/erasure.ts'
import type { Act } from '../enrolling/holding.ts'
import { addCancelledMember, type CancelledMember, erasureOf } from '../repositories/cancelledMembers.ts'
import { eraseConsents } from '../repositories/consents.ts'
import { cardOf, eraseMember } from '../repositories/members.ts'
import { areOfCopies } from './areOfCopies.ts'
import { forgetMember } from './forgetMember.ts'

/**
 * [ERA7] Erases member and consents and all that is kept because of them, and keeps that the membership ended with
 * headquarters' own signed word for it, in the transaction that holds the envelope. False, with nothing done, where the
 * card named is not this member's, nor one that a copy of the machine gave to this member.
 */
export async function cancel(act: Act, asked: Omit<CancelledMember, 'erasure'>): Promise<boolean> {
  const { tx, services, now } = act
  const { storeCode, memberId, cardNumber } = asked
  const held = await cardOf(tx, storeCode, memberId)
  const isTheirs =
    held === null || held === cardNumber || (await areOfCopies(tx, storeCode, [held, cardNumber]))
  if (!isTheirs) return false
  await eraseConsents(tx, storeCode, memberId)
  await eraseMember(tx, storeCode, memberId)
  if (await erasureOf(tx, storeCode, memberId)) return true
  const key = services.keys.receipt
  const said = {
    kind: 'erasure-statement',
    version: 1,
    memberId,
    erasedAt: now.toISOString(),
    scope: 'headquarters',
    keyId: key.keyId,
  } as const
  await addCancelledMember(tx, { ...asked, erasure: { ...said, signature: key.sign(erasureText(said)) } })
  await forgetMember(act, storeCode, memberId)
  return true
}
