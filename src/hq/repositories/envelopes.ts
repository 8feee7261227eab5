import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

/** False when the store has that id already, or the device has used that sequence. */
export async function addEnvelope(
  db: Connection,
  kept: { storeCode: string; hash: string; receivedAt: Date; envelope: Envelope },
): Promise<boolean> {
  const { envelope } = kept
  const added = await db
    .insertInto('envelopes')
    .values({
      store_code: kept.storeCode,
      id: envelope.id,
      device_id: envelope.deviceId,
      sequence: envelope.sequence,
      kind: envelope.kind,
      hash: kept.hash,
      member_id: envelope.body.memberId,
      occurred_at: new Date(envelope.occurredAt),
      received_at: kept.receivedAt,
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

/** The hash of the envelope held under that id. */
export async function hashOf(db: Connection, storeCode: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('envelopes')
    .select('hash')
    .where('store_code', '=', storeCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.hash ?? null
}
