import type { FactName } from '../member/facts.ts'
import type { RevealPurpose } from '../member/revealPurpose.ts'

export const accessKinds = ['revealed', 'printed', 'exported'] as const
export type AccessKind = (typeof accessKinds)[number]

/**
 * That somebody saw, printed or exported facts of a member.
 * [ACC1] No fact is shown in full, printed or exported without one, and its purpose is named by whoever does it.
 * [ACC2] It says which facts, and never their values.
 * [ACC3] A proof of consent: see domain/consent/proofPurpose.
 * [ACC4] What is printed or saved is written down by what main gave for the sheet: see main/printing/openSheet.
 */
export interface Access {
  memberId: string
  what: AccessKind
  purpose: RevealPurpose
  /** At least one, each once. */
  facts: readonly FactName[]
  /** Staff number. */
  by: string
  /** ISO 8601 instant. */
  at: string
}
