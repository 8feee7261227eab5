import type { Envelope, Receipt } from '../../contract/sync/envelope.ts'
import { receiptPayload } from '../../contract/sync/receipt.ts'
import type { ReceiptKey } from '../secrets/receiptKey.ts'

/** Headquarters' signed word that it holds the envelope. @param hash of the envelope as it travelled. */
export async function signReceipt(
  key: ReceiptKey,
  envelope: Envelope,
  hash: string,
  storedAt: Date,
): Promise<Receipt> {
  const said = {
    envelopeId: envelope.id,
    deviceId: envelope.deviceId,
    sequence: envelope.sequence,
    envelopeHash: hash,
    storedAt: storedAt.toISOString(),
    keyId: key.keyId,
  }
  return { ...said, signature: await key.signAside(receiptPayload(said)) }
}
