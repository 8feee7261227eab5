import { canonicalJson } from '../audit/canonical.ts'

/** What the duplicate index is kept of: a document, and a phone. A phone may be shared: it hints, a document accuses. */
export type BlindKind = 'document' | 'phone'

/** The text whose HMAC-SHA-256 under the company's duplicate key stands for a document in the index. */
export const documentText = (number: string, nationality: string) =>
  canonicalJson(['harmoor-duplicate', 1, 'document', number, nationality])

/** @param phone E.164. */
export const phoneText = (phone: string) => canonicalJson(['harmoor-duplicate', 1, 'phone', phone])

/**
 * How many leading bits of an HMAC the index keeps. A value that nobody has is found by chance with a probability of
 * n / 2^37 of n entries of its kind: 7.3 in 100,000 at ten million.
 */
export const BLIND_BITS = 37

/** The first 37 bits of an HMAC: what the index keeps of it. @param hmac at least five bytes. */
export function blindValue(hmac: Uint8Array): number {
  let first40 = 0
  for (const byte of hmac.subarray(0, 5)) first40 = first40 * 256 + byte
  return Math.floor(first40 / 2 ** (40 - BLIND_BITS))
}
