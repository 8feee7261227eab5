import * as z from 'zod'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import { Instant } from '../consent.ts'

/**
 * [REV7] Headquarters' signed word that it has revoked a device, in answer to one request of that device. Travels in the
 * problem details of the refusal, as `revocation`.
 */
export const Revocation = z.strictObject({
  kind: z.literal('revocation'),
  version: z.literal(1),
  deviceId: z.uuid(),
  /** Of the request that it answers: kept by somebody, it says nothing about any other, or about another day. */
  nonce: z.string().min(16).max(64),
  /** By headquarters' clock. */
  revokedAt: Instant,
  keyId: z.string().min(1).max(64),
  signature: z.base64url().length(86),
})
export type Revocation = z.infer<typeof Revocation>

/** The text that headquarters signs and the counter verifies: every member but the signature. */
export function revocationText(said: Revocation | Omit<Revocation, 'signature'>): string {
  const { signature: _, ...signed } = { signature: '', ...said }
  return canonicalJson(signed)
}
