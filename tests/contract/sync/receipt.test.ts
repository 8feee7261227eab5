import { describe, expect, it } from 'vitest'
import type { Receipt } from '../../../src/contract/sync/envelope.ts'
import { envelopeText, receiptPayload } from '../../../src/contract/sync/receipt.ts'

const receipt: Receipt = {
  envelopeId: '019a0000-0000-7000-8000-000000000001',
  deviceId: '019a0000-0000-7000-8000-000000000002',
  sequence: 7,
  envelopeHash: 'a'.repeat(64),
  storedAt: '2026-01-02T03:04:05.678Z',
  keyId: 'key',
  signature: 'c2lnbmF0dXJl',
}

describe('what a receipt says', () => {
  it('is everything in it but its signature, in canonical order', () => {
    expect(receiptPayload(receipt)).toBe(
      `{"deviceId":"${receipt.deviceId}","envelopeHash":"${receipt.envelopeHash}","envelopeId":"${receipt.envelopeId}",` +
        '"keyId":"key","sequence":7,"storedAt":"2026-01-02T03:04:05.678Z"}',
    )
  })

  it('is the same before it is signed and after', () => {
    const { signature: _, ...unsigned } = receipt
    expect(receiptPayload(unsigned)).toBe(receiptPayload(receipt))
  })

  it('covers a member that a later version adds', () => {
    const later = { ...receipt, chain: 'b'.repeat(64) }
    expect(receiptPayload(later)).toContain('"chain"')
  })
})

describe('the envelope that a receipt names', () => {
  it('is hashed without regard to the order of its members, and with regard to every character', () => {
    expect(envelopeText({ b: 1, a: ' x ' })).toBe(envelopeText({ a: ' x ', b: 1 }))
    expect(envelopeText({ a: ' x ' })).not.toBe(envelopeText({ a: 'x' }))
    expect(envelopeText({ a: 'ễ'.normalize('NFD') })).not.toBe(envelopeText({ a: 'ễ'.normalize('NFC') }))
  })
})
