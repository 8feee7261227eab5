import { counter } from '../store/counterFixture.ts'

/** As long as headquarters' receipts are, and as true as a bench needs. */
export const receiptOf = (sequence: number, envelopeId: string, storedAt: string) =>
  JSON.stringify({
    envelopeId,
    deviceId: counter.deviceId,
    sequence,
    envelopeHash: 'a'.repeat(64),
    storedAt,
    keyId: 'k1',
    signature: 'A'.repeat(86),
  })
