import type { Transaction } from 'kysely'
import { err, ok, type Result } from '../../domain/result.ts'
import { cancel } from '../cancelling/cancel.ts'
import type { ReviewFinding } from '../database/decisionTables.ts'
import type { Schema } from '../database/schema.ts'
import type { Act } from '../enrolling/holding.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { erasureOf } from '../repositories/cancelledMembers.ts'
import { closeReview, findReview, type Review } from '../repositories/reviews.ts'
import { takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

export interface ReviewSettled {
  storeCode: string
  /** By which the review is known. */
  envelopeId: string
  finding: ReviewFinding
  note: string
  /** An operator's name. */
  by: string
}
export type ReviewFault = 'review-unknown' | 'already-decided' | 'card-of-another'

/**
 * [REV2] [REV4] Keeps what somebody found of work that came from who had been cut off. A cancellation that is in order
 * takes effect now; an enrolment is a member already, and one that is not in order is for a supervisor to cancel.
 */
export async function settleReview(
  tx: Transaction<Schema>,
  services: Services,
  { storeCode, envelopeId, finding, note, by }: ReviewSettled,
): Promise<Result<void, ReviewFault>> {
  await takeStore(tx, storeCode, 'change')
  const review = await findReview(tx, storeCode, envelopeId)
  if (!review) return err('review-unknown')
  if (review.settled) return err('already-decided')
  const act: Act = { tx, services, now: services.clock(), news: [] }
  const cancels = review.kind === 'cancellation' && finding === 'in-order'
  if (cancels && !(await letTakeEffect(act, review))) return err('card-of-another')
  // What is written about a member goes with the member, and nothing is written about who has left.
  const hasLeft = cancels || (await erasureOf(tx, storeCode, review.memberId)) !== null
  await closeReview(tx, review, { at: act.now, by, finding, note: hasLeft ? null : note })
  await appendToFeed(tx, act.news)
  await recordAction(tx, services, { actor: by, action: `review.${finding}`, subject: envelopeId })
  return ok(undefined)
}

function letTakeEffect(act: Act, review: Review): Promise<boolean> {
  const { storeCode, memberId, cardNumber, staffNumber, occurredAt, deviceId } = review
  if (cardNumber === null || staffNumber === null) throw new Error('a cancellation of no card, or by nobody')
  return cancel(act, {
    storeCode,
    memberId,
    cardNumber,
    cancelledBy: staffNumber,
    cancelledAt: occurredAt,
    deviceId,
  })
}
