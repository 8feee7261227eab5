import { createHash } from 'node:crypto'
import type { PushResult, Receipt } from '../contract/sync/envelope.ts'
import { receiptPayload } from '../contract/sync/receipt.ts'
import type { Counter } from '../store/repositories/counter.ts'
import type { OutboxItem, Settlement } from '../store/repositories/outbox.ts'
import { verifySignature } from './deviceKey.ts'

/**
 * [SYN4] A receipt counts only when headquarters' key signed it and it names this very envelope: its id, its device,
 * its sequence and the hash of the bytes that were sent.
 */
export function isReceiptFor(receipt: Receipt, item: OutboxItem, counter: Counter): boolean {
  const envelopeHash = createHash('sha256').update(item.envelope).digest('hex')
  return (
    receipt.envelopeId === item.envelopeId &&
    receipt.deviceId === counter.deviceId &&
    receipt.sequence === item.sequence &&
    receipt.envelopeHash === envelopeHash &&
    receipt.keyId === counter.receiptKey.keyId &&
    verifySignature(counter.receiptKey.publicKey, receiptPayload(receipt), receipt.signature)
  )
}

/** What headquarters' answers mean for the outbox. An answer without a valid receipt settles nothing. */
export function settlementsOf(results: PushResult[], batch: OutboxItem[], counter: Counter): Settlement[] {
  return results.flatMap((result): Settlement[] => {
    const item = batch.find(sent => sent.envelopeId === result.id)
    if (!item) return []
    const envelopeId = item.envelopeId
    if (result.outcome === 'refused') {
      const { reason, detail } = result
      return [{ envelopeId, state: 'refused', refusal: JSON.stringify({ reason, detail }) }]
    }
    if (!isReceiptFor(result.receipt, item, counter)) return []
    return [{ envelopeId, state: 'confirmed', receipt: JSON.stringify(result.receipt) }]
  })
}
