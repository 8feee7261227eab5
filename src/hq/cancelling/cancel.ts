import type { Transaction } from 'kysely'
import type { EnvelopeOf } from '../../contract/sync/envelope.ts'
import { erasureText } from '../../domain/outbox/erasure.ts'
import type { Schema } from '../database/schema.ts'
import { addCancelledMember, erasureOf } from '../repositories/cancelledMembers.ts'
import { eraseConsents } from '../repositories/consents.ts'
import type { Device } from '../repositories/devices.ts'
import { cardOf, eraseMember } from '../repositories/members.ts'
import type { Services } from '../services.ts'

/**
 * [ERA7] Erases member and consents, and keeps that the membership ended with headquarters' own signed word for it, in
 * the transaction that holds the envelope. False, with nothing done, where the card named is not this member's.
 */
export async function cancel(
  tx: Transaction<Schema>,
  { keys }: Pick<Services, 'keys'>,
  { storeCode, id: deviceId }: Device,
  { body, occurredAt }: EnvelopeOf<'cancellation'>,
  now: Date,
): Promise<boolean> {
  const { memberId, cardNumber, cancelledBy } = body
  const held = await cardOf(tx, storeCode, memberId)
  if (held !== null && held !== cardNumber) return false
  await eraseConsents(tx, storeCode, memberId)
  await eraseMember(tx, storeCode, memberId)
  if (await erasureOf(tx, storeCode, memberId)) return true
  const said = {
    kind: 'erasure-statement',
    version: 1,
    memberId,
    erasedAt: now.toISOString(),
    scope: 'headquarters',
    keyId: keys.receipt.keyId,
  } as const
  const erasure = { ...said, signature: keys.receipt.sign(erasureText(said)) }
  const cancelledAt = new Date(occurredAt)
  await addCancelledMember(tx, {
    storeCode,
    memberId,
    cardNumber,
    cancelledBy,
    cancelledAt,
    deviceId,
    erasure,
  })
  return true
}
