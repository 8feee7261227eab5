import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { Receipt } from './envelope.ts'

/**
 * The text whose SHA-256 is `envelopeHash`: the canonical JSON (RFC 8785) of the envelope as it travelled, before any
 * parsing. Parsing normalises (white space, Unicode NFC, phone numbers), so two sides that hashed what they parsed
 * would disagree as soon as one of them normalises differently.
 */
export const envelopeText = (envelope: unknown): string => canonicalJson(envelope as Json)

/** The text that headquarters signs and the counter verifies: every member of the receipt but the signature. */
export function receiptPayload(receipt: Receipt | Omit<Receipt, 'signature'>): string {
  const { signature: _, ...signed } = { signature: '', ...receipt }
  return canonicalJson(signed)
}
