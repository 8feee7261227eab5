import type { FactName } from '../member/facts.ts'

/** One fact as it was when the change was proposed, and as it is to be. Null: the member has none. */
export interface FactChange {
  fact: FactName
  from: string | null
  to: string | null
}

/**
 * A supervisor's word for one very change: `binding` is the SHA-256 of `approvalText`, so that it can neither be used for
 * another change nor twice.
 */
export interface Approval {
  approvedBy: string
  /** ISO 8601 instant. */
  approvedAt: string
  /** 16 random bytes, base64url. */
  nonce: string
  /** [COR11] The version of the member that it was given upon; counters of before did not bind one. */
  base?: string | null | undefined
  binding: string
}

export interface Correction {
  correctionId: string
  memberId: string
  cardNumber: string
  /** At least one, each fact once. */
  changes: FactChange[]
  reason: string
  /** Staff number. */
  proposedBy: string
  /** Null where no fact among the changes needs one: see domain/settings. */
  approval: Approval | null
}
