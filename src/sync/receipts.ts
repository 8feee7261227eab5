import type { PushResult, Receipt } from '../contract/sync/envelope.ts'
import { receiptPayload } from '../contract/sync/receipt.ts'
import type { ReadableDb } from '../store/database.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { type OutboxItem, openEnrolment, type Settlement } from '../store/repositories/outbox.ts'
import { sha256 } from '../store/sha256.ts'
import { isErasureOf } from './headquartersErasure.ts'
import type { World } from './world.ts'

/**
 * [SYN4] A receipt counts only when headquarters' key signed it and it names this very envelope: its id, its device,
 * its sequence and the hash of the bytes that were sent; [ERA4] or of the enrolment that a void stands in the place of
 * and that had arrived before.
 */
async function isReceiptFor(
  receipt: Receipt,
  item: OutboxItem,
  counter: Counter,
  { verify }: Pick<World, 'verify'>,
): Promise<boolean> {
  const envelopeHash = sha256(item.envelope)
  return (
    receipt.envelopeId === item.envelopeId &&
    receipt.deviceId === makerOf(item) &&
    receipt.sequence === item.sequence &&
    (receipt.envelopeHash === envelopeHash || receipt.envelopeHash === item.hash) &&
    receipt.keyId === counter.receiptKey.keyId &&
    (await verify(counter.receiptKey.publicKey, receiptPayload(receipt), receipt.signature))
  )
}

/** The device that an envelope was made under: this one, or [SYN14] one that this store was a copy of. */
export const makerOf = (item: OutboxItem): unknown =>
  (JSON.parse(item.envelope) as { deviceId?: unknown }).deviceId

/** [SYN13] Headquarters holds something else in the place of this envelope, which only a copy of its maker can have sent. */
export const isTakenByCopy = (result: PushResult): boolean =>
  result.outcome === 'refused' && ['sequence-reused', 'card-number-taken'].includes(result.reason)

/** [ERA9] Whether headquarters proves, by its signature, that the member of this enrolment was cancelled elsewhere. */
export const cancelledElsewhere = (result: PushResult, item: OutboxItem, counter: Counter): boolean =>
  result.outcome === 'refused' &&
  result.reason === 'cancelled' &&
  item.kind === 'enrolment' &&
  isErasureOf(item.memberId, result.erasure, counter)

/** The enrolment of whom this speaks, where headquarters does not know the member and still is to get it; null where it is not. */
const enrolmentToCome = (db: ReadableDb, result: PushResult, item: OutboxItem): number | null =>
  result.outcome === 'refused' && result.reason === 'member-unknown' ? openEnrolment(db, item.memberId) : null

/**
 * [SYN15] A correction or the like that came before its member, whose enrolment has to be made anew: it is made anew after
 * it, instead of being set aside for a member whom headquarters is still to get.
 */
export const isBeforeItsMember = (db: ReadableDb, result: PushResult, item: OutboxItem): boolean =>
  (enrolmentToCome(db, result, item) ?? 0) > item.sequence

/** [SYN18] One that comes after its member, whose enrolment headquarters could not hold yet: it is sent again as it is. */
export const waitsForItsMember = (db: ReadableDb, result: PushResult, item: OutboxItem): boolean =>
  (enrolmentToCome(db, result, item) ?? item.sequence) < item.sequence

/** What headquarters' answers mean for the outbox. An answer without a valid receipt settles nothing. */
export async function settlementsOf(
  results: PushResult[],
  batch: OutboxItem[],
  counter: Counter,
  world: Pick<World, 'verify'>,
): Promise<Settlement[]> {
  const items = new Map(batch.map(item => [item.envelopeId, item]))
  const settlements = results.map(async (result): Promise<Settlement | null> => {
    const item = items.get(result.id)
    if (!item || isTakenByCopy(result)) return null
    const envelopeId = item.envelopeId
    if (result.outcome === 'refused') {
      const { reason, detail } = result
      // What is refused because it was cancelled elsewhere becomes a void, and that has its own answer.
      if (cancelledElsewhere(result, item, counter)) return null
      const refusal = JSON.stringify({ reason, detail })
      return { envelopeId, state: 'refused', refusal, sent: item.envelope }
    }
    if (!(await isReceiptFor(result.receipt, item, counter, world))) return null
    return { envelopeId, state: 'confirmed', receipt: JSON.stringify(result.receipt) }
  })
  return (await Promise.all(settlements)).filter(settlement => settlement !== null)
}
