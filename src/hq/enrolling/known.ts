import type { Receipt } from '../../contract/sync/envelope.ts'
import type { Db } from '../database/transaction.ts'
import { erasuresOfMembers } from '../repositories/cancelledMembers.ts'
import { receiptsOf } from '../repositories/receipts.ts'
import type { Item } from './inTheWay.ts'

/**
 * [SYN5] What of a batch is held already, with the receipt that it was given: where only the answer was lost, a whole batch
 * is told so at once. Enrolments of who left since are not among them: those are answered with the erasure.
 */
export async function knownReceipts(db: Db, storeCode: string, items: Item[]): Promise<Map<Item, Receipt>> {
  const held = await receiptsOf(
    db,
    storeCode,
    items.map(({ envelope }) => envelope.id),
  )
  const enrolled = items.flatMap(({ envelope }) =>
    envelope.kind === 'enrolment' ? [envelope.body.memberId] : [],
  )
  const left = new Set(
    enrolled.length > 0
      ? (await erasuresOfMembers(db, storeCode, enrolled)).map(({ memberId }) => memberId)
      : [],
  )
  const known = new Map<Item, Receipt>()
  for (const item of items) {
    const { envelope, hash } = item
    const receipt = held.get(envelope.id)
    const hasLeft = envelope.kind === 'enrolment' && left.has(envelope.body.memberId)
    if (receipt?.envelopeHash === hash && !hasLeft) known.set(item, receipt)
  }
  return known
}
