import { Receipt } from '../../contract/sync/envelope.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import type { Connection } from '../database/transaction.ts'

export async function addReceipt(db: Connection, storeCode: string, receipt: Receipt): Promise<void> {
  await db
    .insertInto('receipts')
    .values({
      store_code: storeCode,
      envelope_id: receipt.envelopeId,
      receipt: canonicalJson({ ...receipt }),
    })
    .execute()
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
