import type { AuditLink } from '../domain/audit/chain.ts'
import type { ConsentProofFile, ProvenEnvelope } from '../domain/consent/proofFile.ts'
import { prepared, type ReadableDb } from './database.ts'
import { auditAbout } from './repositories/audit.ts'
import { consentChangesOf, evidenceOf } from './repositories/consentRecords.ts'
import { counterOf } from './repositories/counter.ts'
import { findMember } from './repositories/members.ts'

/** What the store has of a proof; the notices' texts and who exports it are added by whoever asks. */
type Kept = Pick<
  ConsentProofFile,
  'memberId' | 'cardNumber' | 'receiptKey' | 'consent' | 'changes' | 'evidence' | 'envelopes' | 'audit'
>

/** What was sent of a member's consents and still has its content, in the order in which it was sent. */
function envelopesOf(db: ReadableDb, memberId: string): ProvenEnvelope[] {
  const rows = prepared(
    db,
    `SELECT envelope AS text, receipt FROM outbox
     WHERE member_id = ? AND kind IN ('enrolment', 'consent', 'evidence') AND envelope IS NOT NULL
     ORDER BY sequence`,
  ).all(memberId) as { text: string; receipt: string | null }[]
  return rows.map(({ text, receipt }) => ({ text, receipt: receipt === null ? null : JSON.parse(receipt) }))
}

const saltOf = (db: ReadableDb, memberId: string) =>
  prepared(db, 'SELECT salt FROM member WHERE member_id = ?').pluck().get(memberId) as string

/** Everything that proves what a member consented to; null where the store does not have the member's facts. */
export function consentProof(db: ReadableDb, memberId: string): Kept | null {
  const member = findMember(db, memberId)
  const counter = counterOf(db)
  if (!member || !counter) return null
  const entries: AuditLink[] = auditAbout(db, memberId)
  return {
    memberId,
    cardNumber: member.cardNumber,
    receiptKey: counter.receiptKey,
    consent: member.consent,
    changes: consentChangesOf(db, memberId),
    evidence: evidenceOf(db, memberId),
    envelopes: envelopesOf(db, memberId),
    audit: { salt: saltOf(db, memberId), entries },
  }
}
