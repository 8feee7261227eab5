import * as z from 'zod'
import { revealPurposes } from '../domain/member/revealPurpose.ts'
import { ConsentProof, Instant, Language, Sha256Hex } from './consent.ts'
import { eventParts } from './register/parts.ts'
import { ConsentChange } from './sync/consentChange.ts'
import { Receipt } from './sync/envelope.ts'
import { ConsentEvidence } from './sync/evidence.ts'

const AuditLink = z.strictObject({
  sequence: z.int().positive(),
  at: Instant,
  run: z.string().nullable(),
  uptimeMs: z.number().nullable(),
  actor: z.string(),
  action: z.string(),
  subject: z.string().nullable(),
  commitment: z.string().nullable(),
  previous: Sha256Hex,
  hash: Sha256Hex,
})

/** See domain/consent/proofFile: what is exported, and what is checked. */
export const ConsentProofFile = z.strictObject({
  format: z.literal('harmoor-consent-proof'),
  version: z.literal(1),
  exportedAt: Instant,
  /** A store's staff number, or a login of headquarters. */
  exportedBy: eventParts.by,
  purpose: z.enum(revealPurposes),
  memberId: z.uuid(),
  cardNumber: z.string(),
  receiptKey: z.strictObject({ keyId: z.string(), publicKey: z.string() }),
  consent: ConsentProof,
  changes: z.array(ConsentChange),
  evidence: z.array(ConsentEvidence),
  notices: z.array(z.strictObject({ version: z.string(), language: Language, text: z.string() })),
  envelopes: z.array(z.strictObject({ text: z.string(), receipt: Receipt.nullable() })),
  audit: z.strictObject({ salt: z.string(), entries: z.array(AuditLink) }),
})
export type ConsentProofFile = z.infer<typeof ConsentProofFile>
