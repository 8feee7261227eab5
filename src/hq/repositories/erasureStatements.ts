import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { DeviceErasure } from '../../domain/outbox/erasure.ts'
import type { Connection } from '../database/transaction.ts'

/** Keeps a device's word that it has erased a member; said again, the first stays. */
export async function addErasureStatement(
  db: Connection,
  storeCode: string,
  statement: DeviceErasure,
  receivedAt: Date,
): Promise<void> {
  await db
    .insertInto('erasure_statements')
    .values({
      store_code: storeCode,
      member_id: statement.memberId,
      device_id: statement.deviceId,
      statement: canonicalJson(statement as unknown as Json),
      received_at: receivedAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}
