import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'
import type { Device } from '../repositories/devices.ts'
import type { Review } from '../repositories/reviews.ts'
import { dismissalsOf } from '../repositories/staff.ts'

/** In whose name an envelope was made, and about whom; null for what a device does by itself. */
function deedOf({ kind, body }: Envelope): Pick<Review, 'staffNumber' | 'memberId' | 'cardNumber'> | null {
  if (kind === 'enrolment') return { staffNumber: body.enrolledBy, memberId: body.memberId, cardNumber: null }
  if (kind === 'cancellation')
    return { staffNumber: body.cancelledBy, memberId: body.memberId, cardNumber: body.cardNumber }
  if (kind === 'correction')
    return { staffNumber: body.proposedBy, memberId: body.memberId, cardNumber: null }
  return null
}

/**
 * [REV2] [REV4] What of a batch is to be reviewed: everything that people did at a revoked device, and what is dated
 * after the dismissal of who did it.
 */
export async function reviewsDue(
  db: Connection,
  device: Device,
  envelopes: Envelope[],
  openedAt: Date,
): Promise<Review[]> {
  const dismissals = await dismissalsOf(db, device.storeCode)
  return envelopes.flatMap(envelope => {
    const deed = deedOf(envelope)
    if (!deed) return []
    const occurredAt = new Date(envelope.occurredAt)
    const dismissedAt = dismissals.get(deed.staffNumber ?? '')
    const isLate = dismissedAt !== undefined && occurredAt > dismissedAt
    if (!device.revokedAt && !isLate) return []
    return [
      {
        storeCode: device.storeCode,
        envelopeId: envelope.id,
        reason: device.revokedAt ? ('device-revoked' as const) : ('staff-dismissed' as const),
        deviceId: envelope.deviceId,
        kind: envelope.kind,
        ...deed,
        occurredAt,
        openedAt,
      },
    ]
  })
}
