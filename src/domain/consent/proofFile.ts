import type { AuditLink } from '../audit/chain.ts'
import type { RevealPurpose } from '../member/revealPurpose.ts'
import type { ConsentChange } from './change.ts'
import type { ConsentProof, Language } from './consent.ts'
import type { ConsentEvidence } from './evidence.ts'

/** A notice as it was read. */
export interface NoticeText {
  version: string
  language: Language
  text: string
}

/** What headquarters signs when it holds an envelope. */
export interface SignedReceipt {
  envelopeId: string
  deviceId: string
  sequence: number
  /** SHA-256 of the envelope's text. */
  envelopeHash: string
  storedAt: string
  keyId: string
  /** Ed25519 over the canonical JSON (RFC 8785) of all other members, base64url. */
  signature: string
}

/** An envelope as it travelled to headquarters; without a receipt until headquarters has confirmed it. */
export interface ProvenEnvelope {
  text: string
  receipt: SignedReceipt | null
}

/** Everything that proves what a member consented to: read by machines, checked without this company's help. */
export interface ConsentProofFile {
  format: 'harmoor-consent-proof'
  version: 1
  exportedAt: string
  /** Staff number, or a login of headquarters. */
  exportedBy: string
  /** One of `proofPurposes`; older files may name another. */
  purpose: RevealPurpose
  memberId: string
  cardNumber: string
  /** Headquarters' key as the counter knows it. Whoever checks has it from elsewhere, else the file vouches for itself. */
  receiptKey: { keyId: string; publicKey: string }
  /** Given at the enrolment. */
  consent: ConsentProof
  /** Given and taken back since, the oldest first. */
  changes: ConsentChange[]
  /** Signatures as drawn, and representatives. */
  evidence: ConsentEvidence[]
  /** Every notice that a consent names. */
  notices: NoticeText[]
  envelopes: ProvenEnvelope[]
  /** The lines of the counter's log about this member, and the salt of its commitments; none where headquarters exports. */
  audit: { salt: string; entries: AuditLink[] }
}
