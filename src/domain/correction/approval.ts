import { canonicalJson, type Json } from '../audit/canonical.ts'
import type { Approval, Correction } from './correction.ts'

/**
 * What a supervisor's word covers, as text whose SHA-256 is `Approval.binding`: this very change of this very member, from these
 * values to those, on this device, by this supervisor at this moment, once. Canonical JSON (RFC 8785), with a name in front so
 * that it can be taken for no other text that is hashed. The second version covers the version of the member, too; the first
 * still holds for what counters signed before.
 */
export function approvalText(
  correction: Omit<Correction, 'approval'>,
  approval: Omit<Approval, 'binding'>,
  deviceId: string,
): string {
  const { correctionId, memberId, cardNumber, changes, reason, proposedBy } = correction
  const { approvedBy, approvedAt, nonce } = approval
  const change = { correctionId, memberId, cardNumber, changes, reason, proposedBy }
  const covered = { ...change, approvedBy, approvedAt, nonce, deviceId }
  if (approval.base === undefined) return `harmoor-approval-1\n${canonicalJson(covered as unknown as Json)}`
  return `harmoor-approval-2\n${canonicalJson({ ...covered, base: approval.base } as unknown as Json)}`
}
