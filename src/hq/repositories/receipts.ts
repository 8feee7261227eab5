import { Receipt } from '../../contract/sync/envelope.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Connection } from '../database/transaction.ts'

export async function addReceipts(db: Connection, storeCode: string, receipts: Receipt[]): Promise<void> {
  const rows = receipts.map(receipt => ({
    store_code: storeCode,
    envelope_id: receipt.envelopeId,
    receipt: canonicalJson({ ...receipt }),
  }))
  await insertMany(db, 'receipts', rows)
}

/** The receipt as it was first given. Throws when there is none: it is written with its envelope. */
export async function receiptOf(db: Connection, storeCode: string, envelopeId: string): Promise<Receipt> {
  const row = await db
    .selectFrom('receipts')
    .select('receipt')
    .where('store_code', '=', storeCode)
    .where('envelope_id', '=', envelopeId)
    .executeTakeFirstOrThrow()
  return Receipt.parse(JSON.parse(row.receipt))
}

/** The receipts that these envelopes were given, by id; those that are not held have none. */
export async function receiptsOf(
  db: Connection,
  storeCode: string,
  envelopeIds: string[],
): Promise<Map<string, Receipt>> {
  const rows = await db
    .selectFrom('receipts')
    .select('receipt')
    .where('store_code', '=', storeCode)
    .where('envelope_id', 'in', envelopeIds)
    .execute()
  const receipts = rows.map(row => Receipt.parse(JSON.parse(row.receipt)))
  return new Map(receipts.map(receipt => [receipt.envelopeId, receipt]))
}

/** The receipts for everything that came about a member, in the order in which it came. */
export async function receiptsOfMember(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<Receipt[]> {
  const rows = await db
    .selectFrom('receipts')
    .innerJoin('envelopes', join =>
      join
        .onRef('envelopes.store_code', '=', 'receipts.store_code')
        .onRef('envelopes.id', '=', 'receipts.envelope_id'),
    )
    .select('receipts.receipt')
    .where('envelopes.store_code', '=', storeCode)
    .where('envelopes.member_id', '=', memberId)
    .orderBy('envelopes.received_at')
    .orderBy('envelopes.sequence')
    .execute()
  return rows.map(row => Receipt.parse(JSON.parse(row.receipt)))
}
