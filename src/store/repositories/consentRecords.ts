import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { ConsentChange } from '../../domain/consent/change.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** False where it is here already. */
export function insertConsentChange(db: WritableDb, change: ConsentChange): boolean {
  const { changeId, memberId, at } = change
  const added = prepared(
    db,
    `INSERT INTO consent_change (change_id, member_id, at, change) VALUES (@changeId, @memberId, @at, @text)
     ON CONFLICT DO NOTHING`,
  ).run({ changeId, memberId, at, text: canonicalJson(change as unknown as Json) })
  return added.changes === 1
}

/** The oldest first. */
export const consentChangesOf = (db: ReadableDb, memberId: string): ConsentChange[] =>
  (
    prepared(db, 'SELECT change FROM consent_change WHERE member_id = ? ORDER BY at, change_id').all(
      memberId,
    ) as { change: string }[]
  ).map(({ change }) => JSON.parse(change))

export function insertEvidence(db: WritableDb, evidence: ConsentEvidence): boolean {
  const { evidenceId, memberId } = evidence
  const added = prepared(
    db,
    `INSERT INTO consent_evidence (evidence_id, member_id, evidence) VALUES (@evidenceId, @memberId, @text)
     ON CONFLICT DO NOTHING`,
  ).run({ evidenceId, memberId, text: canonicalJson(evidence as unknown as Json) })
  return added.changes === 1
}

export const evidenceOf = (db: ReadableDb, memberId: string): ConsentEvidence[] =>
  (
    prepared(db, 'SELECT evidence FROM consent_evidence WHERE member_id = ? ORDER BY evidence_id').all(
      memberId,
    ) as { evidence: string }[]
  ).map(({ evidence }) => JSON.parse(evidence))

/** Signatures as drawn, and who consented for a child. */
export function eraseEvidence(db: WritableDb, memberId: string): void {
  prepared(db, 'DELETE FROM consent_evidence WHERE member_id = ?').run(memberId)
}

/** Consents and their proofs go with the member who gave them. */
export function eraseConsentRecords(db: WritableDb, memberId: string): void {
  prepared(db, 'DELETE FROM consent_change WHERE member_id = ?').run(memberId)
  eraseEvidence(db, memberId)
}
