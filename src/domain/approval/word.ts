import { canonicalJson, type Json } from '../audit/canonical.ts'
import type { Sha256 } from '../digest.ts'

/** What a supervisor is asked that is kept as something other than a correction: see domain/correction/approval for those. */
export type ActKind = 'cancellation' | 'disclosure' | 'request'

/** The very act that a word is for, as it is carried out. */
export interface Act {
  kind: ActKind
  /** The disclosure, the request; of a cancellation, the member. */
  subject: string
  memberId: string
  /** Of a cancellation, the card; of a disclosure, the demand; of a request, what is done to it and in which words. */
  content: Json
  /** Staff number of the supervisor. */
  approvedBy: string
}

/** A supervisor's word as it travels with what it approved. Nothing in it says anything about a person. */
export interface BoundWord {
  /** Staff number. */
  askedBy: string
  /** ISO 8601 instant. */
  approvedAt: string
  /** 16 random bytes, base64url. */
  nonce: string
  /** The version of the member that it was given upon: see store, `memberBase`. Null where the store held none. */
  base: string | null
  /** Where it was given. */
  deviceId: string
  /** SHA-256 of `wordText`. */
  binding: string
}

/** Canonical JSON (RFC 8785), with a name in front so that it can be taken for no other text that is hashed. */
const wordText = (act: Act, { binding: _, ...word }: Omit<BoundWord, 'binding'> & { binding?: string }) =>
  `harmoor-word-1\n${canonicalJson({ ...act, ...word } as unknown as Json)}`

/** [APR3] A word for this very act, by this supervisor, on this device, at this moment, upon this version of the member. */
export const bindWord = (act: Act, word: Omit<BoundWord, 'binding'>, sha256: Sha256): BoundWord => ({
  ...word,
  binding: sha256(wordText(act, word)),
})

/**
 * Why a word is none for an act: [APR3] it was given for another, or upon another version, elsewhere or by somebody else; it
 * is of who asked; [APR4] it was used before. Null where it holds.
 * @param used the nonces of all words that were taken for the same subject.
 */
export function wordFault(
  act: Act,
  word: BoundWord,
  used: readonly string[],
  sha256: Sha256,
): 'self-approved' | 'not-bound' | 'used' | null {
  if (word.askedBy === act.approvedBy) return 'self-approved'
  if (sha256(wordText(act, word)) !== word.binding) return 'not-bound'
  return used.includes(word.nonce) ? 'used' : null
}
