import type { RevealPurpose } from '../member/revealPurpose.ts'

/**
 * [ACC3] What a proof of consent is exported for: the customer's own rights, or a case that is decided. It holds all eight facts,
 * so nothing that the company does for itself is among them.
 */
export const proofPurposes = ['rights-request', 'case'] as const satisfies readonly RevealPurpose[]
export type ProofPurpose = (typeof proofPurposes)[number]
