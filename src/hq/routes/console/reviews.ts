import type { FastifyPluginAsync } from 'fastify'
import { inTransaction } from '../../database/transaction.ts'
import { ProblemError } from '../../problem.ts'
import { findDevice } from '../../repositories/devices.ts'
import { findMember } from '../../repositories/members.ts'
import { listOpenReviews, type SettledReview } from '../../repositories/reviews.ts'
import { settleReview } from '../../reviewing/settleReview.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'
import { masked } from './masked.ts'

const MOST = 200

async function shown({ db }: Services, review: SettledReview) {
  const { envelopeId: reviewId, reason: cause, storeCode, kind, memberId, staffNumber } = review
  const member = await findMember(db, storeCode, memberId)
  return {
    reviewId,
    cause,
    storeCode,
    counterNumber: (await findDevice(db, review.deviceId))?.counterNumber ?? 0,
    kind,
    member: member && masked(member),
    staffNumber,
    occurredAt: review.occurredAt.toISOString(),
    receivedAt: review.openedAt.toISOString(),
  }
}

/** What came from who had been cut off. */
export const reviewRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  serveCall(app, services, 'reviews/list', async () =>
    Promise.all((await listOpenReviews(services.db, MOST)).map(review => shown(services, review))),
  )

  serveCall(app, services, 'reviews/settle', async ({ storeCode, reviewId, finding, note }, by) => {
    const asked = { storeCode, envelopeId: reviewId, finding, note, by: by.name }
    const settled = await inTransaction(services.db, tx => settleReview(tx, services, asked))
    if (settled.ok) return {}
    throw new ProblemError(settled.error === 'already-decided' ? 'already-decided' : 'unknown-here')
  })
}
