import { StaffNumber } from '../../contract/consent.ts'
import type { Envelope } from '../../contract/sync/envelope.ts'
import { subjectOf } from '../../domain/outbox/subject.ts'
import type { Connection } from '../database/transaction.ts'
import type { Sender } from '../enrolling/holding.ts'
import { cutOffIn } from '../repositories/cutOff.ts'
import type { Review } from '../repositories/reviews.ts'
import { isLate } from './late.ts'

/** In whose name an envelope was made, and the card that it would end; null for what a device does by itself. */
function deedOf({ kind, body }: Envelope): { by: string; cardNumber: string | null } | null {
  if (kind === 'enrolment') return { by: body.enrolledBy, cardNumber: null }
  if (kind === 'cancellation') return { by: body.cancelledBy, cardNumber: body.cardNumber }
  if (kind === 'correction') return { by: body.proposedBy, cardNumber: null }
  if (kind === 'consent') return { by: body.receivedBy, cardNumber: null }
  if (kind === 'register') return { by: body.by, cardNumber: null }
  return kind === 'pin' ? { by: body.changedBy, cardNumber: null } : null
}

const isStaffNumber = (text: string) => StaffNumber.safeParse(text).success

/**
 * [REV2] [REV4] What of a batch is to be reviewed: everything that people did at a revoked device, and what is dated
 * after the dismissal of who did it.
 */
export async function reviewsDue(
  db: Connection,
  device: Sender,
  envelopes: Envelope[],
  openedAt: Date,
): Promise<Review[]> {
  const { isDeviceRevoked, absences } = await cutOffIn(db, device.storeCode, device.id)
  return envelopes.flatMap(envelope => {
    const deed = deedOf(envelope)
    if (!deed) return []
    const occurredAt = new Date(envelope.occurredAt)
    const wasAway = isLate(absences.get(deed.by), occurredAt, device.clockAheadMs)
    if (!isDeviceRevoked && !wasAway) return []
    return [
      {
        storeCode: device.storeCode,
        envelopeId: envelope.id,
        reason: isDeviceRevoked ? ('device-revoked' as const) : ('staff-dismissed' as const),
        deviceId: envelope.deviceId,
        kind: envelope.kind,
        memberId: subjectOf(envelope),
        cardNumber: deed.cardNumber,
        staffNumber: isStaffNumber(deed.by) ? deed.by : null,
        occurredAt,
        openedAt,
      },
    ]
  })
}
