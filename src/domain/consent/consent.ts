/**
 * What the customer can agree to, one consent each (Law 91/2025: voluntary, informed, per purpose; silence
 * is not consent). `membership` is the only one without which there is no card.
 */
export const purposes = ['membership', 'contact', 'transactions', 'thirdParty'] as const
export type Purpose = (typeof purposes)[number]
export const requiredPurposes: readonly Purpose[] = ['membership']

/** How consent was expressed. `spoken-witnessed`: said aloud, heard and recorded by the staff member named. */
export const consentMethods = ['signature', 'spoken-witnessed'] as const
export type ConsentMethod = (typeof consentMethods)[number]

export type Language = 'vi' | 'en'

/** The proof of consent that is kept: what was agreed to, on which exact text, how, when and before whom. */
export interface ConsentProof {
  /** Every purpose was asked; only those answered yes are here. */
  purposes: Purpose[]
  noticeVersion: string
  /** SHA-256 of the notice file's bytes, lower-case hex. */
  noticeHash: string
  language: Language
  method: ConsentMethod
  /** ISO 8601 instant, UTC, by the counter's clock. */
  givenAt: string
  /** Staff number of who received it. */
  receivedBy: string
}

/** The purposes without which the enrolment cannot be saved and that were not given. */
export const missingPurposes = (given: readonly Purpose[]) =>
  requiredPurposes.filter(purpose => !given.includes(purpose))
