import type { Approval, FactChange } from '../../domain/correction/correction.ts'
import type { FactName } from '../../domain/member/facts.ts'
import type { CorrectionOutcome } from '../database/decisionTables.ts'
import type { Connection } from '../database/transaction.ts'

/** A correction as it came, and what became of it. */
export interface KeptCorrection {
  storeCode: string
  correctionId: string
  envelopeId: string
  memberId: string
  deviceId: string
  facts: FactName[]
  outcome: CorrectionOutcome
  proposedBy: string
  approvedBy: string | null
  /** By the counter's clock. */
  occurredAt: Date
  receivedAt: Date
  /** These three are erased with the member. */
  changes: FactChange[] | null
  reason: string | null
  approval: Approval | null
}

/** False where a correction of that id is held already. */
export async function addCorrection(db: Connection, kept: KeptCorrection): Promise<boolean> {
  const added = await db
    .insertInto('corrections')
    .values({
      store_code: kept.storeCode,
      id: kept.correctionId,
      envelope_id: kept.envelopeId,
      member_id: kept.memberId,
      device_id: kept.deviceId,
      facts: kept.facts.join(','),
      outcome: kept.outcome,
      proposed_by: kept.proposedBy,
      approved_by: kept.approvedBy,
      occurred_at: kept.occurredAt,
      received_at: kept.receivedAt,
      changes: kept.changes && JSON.stringify(kept.changes),
      reason: kept.reason,
      approval: kept.approval && JSON.stringify(kept.approval),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

const allCorrections = (db: Connection) => db.selectFrom('corrections').selectAll()
type Row = Awaited<ReturnType<ReturnType<typeof allCorrections>['executeTakeFirstOrThrow']>>

const correctionOf = (row: Row): KeptCorrection => ({
  storeCode: row.store_code,
  correctionId: row.id,
  envelopeId: row.envelope_id,
  memberId: row.member_id,
  deviceId: row.device_id,
  facts: row.facts.split(',') as FactName[],
  outcome: row.outcome,
  proposedBy: row.proposed_by,
  approvedBy: row.approved_by,
  occurredAt: row.occurred_at,
  receivedAt: row.received_at,
  changes: row.changes === null ? null : JSON.parse(row.changes),
  reason: row.reason,
  approval: row.approval === null ? null : JSON.parse(row.approval),
})

export async function findCorrection(
  db: Connection,
  storeCode: string,
  correctionId: string,
): Promise<KeptCorrection | null> {
  const query = allCorrections(db).where('store_code', '=', storeCode).where('id', '=', correctionId)
  const row = await query.executeTakeFirst()
  return row ? correctionOf(row) : null
}

/** What was corrected of a member, or was to be, oldest first. */
export async function correctionsOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<KeptCorrection[]> {
  const rows = await allCorrections(db)
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .orderBy('received_at')
    .orderBy('id')
    .execute()
  return rows.map(correctionOf)
}

/** [COR4] Erases what was proposed and why; that something was, of which facts and by whom, stays. */
export async function eraseCorrections(db: Connection, storeCode: string, memberId: string): Promise<void> {
  await db
    .updateTable('corrections')
    .set({ changes: null, reason: null, approval: null })
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()
}
