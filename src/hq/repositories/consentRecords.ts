import type { ConsentChange } from '../../domain/consent/change.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import type { Connection } from '../database/transaction.ts'

export async function addConsentChange(
  db: Connection,
  storeCode: string,
  change: ConsentChange,
): Promise<void> {
  await db
    .insertInto('consent_changes')
    .values({
      store_code: storeCode,
      change_id: change.changeId,
      member_id: change.memberId,
      at: new Date(change.at),
      change: JSON.stringify(change),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** What a member agreed to or took back since the enrolment, the oldest first. */
export async function consentChangesOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<ConsentChange[]> {
  const rows = await db
    .selectFrom('consent_changes')
    .select('change')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .orderBy('at')
    .orderBy('change_id')
    .execute()
  return rows.map(({ change }) => JSON.parse(change))
}

export async function consentItems(
  db: Connection,
  storeCode: string,
  changeIds: string[],
): Promise<ConsentChange[]> {
  const rows = await db
    .selectFrom('consent_changes')
    .select('change')
    .where('store_code', '=', storeCode)
    .where('change_id', 'in', changeIds)
    .execute()
  return rows.map(({ change }) => JSON.parse(change))
}

/** Signatures as drawn, and representatives, by id: the earliest first. */
export async function consentEvidenceOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<ConsentEvidence[]> {
  const rows = await db
    .selectFrom('consent_evidence')
    .select('evidence')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .orderBy('evidence_id')
    .execute()
  return rows.map(({ evidence }) => JSON.parse(evidence))
}

export async function addConsentEvidence(
  db: Connection,
  storeCode: string,
  evidence: ConsentEvidence,
): Promise<void> {
  await db
    .insertInto('consent_evidence')
    .values({
      store_code: storeCode,
      evidence_id: evidence.evidenceId,
      member_id: evidence.memberId,
      evidence: JSON.stringify(evidence),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Consents and their proofs go with the member who gave them. */
export async function eraseConsentRecords(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<void> {
  for (const table of ['consent_changes', 'consent_evidence'] as const)
    await db.deleteFrom(table).where('store_code', '=', storeCode).where('member_id', '=', memberId).execute()
}
