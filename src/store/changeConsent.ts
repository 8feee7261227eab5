import type { ConsentChange } from '../domain/consent/change.ts'
import { requiredPurposes } from '../domain/consent/consent.ts'
import type { ConsentEvidence } from '../domain/consent/evidence.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { inTransaction, type WritableDb } from './database.ts'
import type { Randomness } from './enrol.ts'
import { findCancelled } from './erasure/cancelledMembers.ts'
import { appendAudit } from './repositories/audit.ts'
import { insertConsentChange, insertEvidence } from './repositories/consentRecords.ts'
import { putNew } from './repositories/outbox.ts'

export type ConsentFault =
  | 'member-cancelled'
  /** Without it there is no membership: that is a cancellation, which a supervisor makes. */
  | 'purpose-required'

/**
 * [CON2] Keeps a consent that was given or taken back: row, audit entry and envelope are one transaction, so that headquarters
 * never learns of a withdrawal that was not kept, nor misses one that was. The same change again changes nothing.
 */
export function changeConsent(
  db: WritableDb,
  change: ConsentChange,
  random: Randomness,
): Result<void, ConsentFault> {
  const { memberId, purposes, at, receivedBy } = change
  if (change.change === 'withdrawn' && purposes.some(purpose => requiredPurposes.includes(purpose)))
    return err('purpose-required')
  return inTransaction(db, () => {
    if (findCancelled(db, memberId)) return err('member-cancelled')
    if (!insertConsentChange(db, change)) return ok(undefined)
    putNew(db, 'consent', change, { id: random.uuid(), at })
    const action = `consent.${change.change}`
    appendAudit(db, { at, actor: receivedBy, action, subject: memberId, commitment: null })
    return ok(undefined)
  })
}

/**
 * Keeps what a customer answered at one time, and what proves it, in one transaction: some consents given, others taken
 * back. The same answer again changes nothing.
 */
export function changeConsents(
  db: WritableDb,
  { changes, evidence }: { changes: readonly ConsentChange[]; evidence: ConsentEvidence | null },
  random: Randomness,
): Result<void, ConsentFault> {
  return inTransaction(db, () => {
    for (const change of changes) {
      const kept = changeConsent(db, change, random)
      // Nothing is half kept: what refuses one refuses the first, and a required purpose stands before them all.
      if (!kept.ok) return kept
    }
    const [first] = changes
    if (evidence && first) keepEvidence(db, evidence, random, first.at)
    return ok(undefined)
  })
}

/** Keeps what proves a consent; part of the transaction of that consent, and after the enrolment's own envelope. */
export function keepEvidence(
  db: WritableDb,
  evidence: ConsentEvidence,
  random: Randomness,
  at: string,
): void {
  inTransaction(db, () => {
    if (insertEvidence(db, evidence)) putNew(db, 'evidence', evidence, { id: random.uuid(), at })
  })
}
