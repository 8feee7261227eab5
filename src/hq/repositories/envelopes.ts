import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

/** How many were added: the store may have that id, or the device have used that sequence, already. */
export async function addEnvelopes(
  db: Connection,
  storeCode: string,
  items: { envelope: Envelope; hash: string }[],
  receivedAt: Date,
): Promise<number> {
  const rows = items.map(({ envelope, hash }) => ({
    store_code: storeCode,
    id: envelope.id,
    device_id: envelope.deviceId,
    sequence: envelope.sequence,
    kind: envelope.kind,
    hash,
    member_id: envelope.body.memberId,
    occurred_at: new Date(envelope.occurredAt),
    received_at: receivedAt,
  }))
  const added = await db
    .insertInto('envelopes')
    .values(rows)
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows)
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

export async function isSequenceUsed(
  db: Connection,
  storeCode: string,
  deviceId: string,
  sequence: number,
): Promise<boolean> {
  const row = await db
    .selectFrom('envelopes')
    .select('id')
    .where('store_code', '=', storeCode)
    .where('device_id', '=', deviceId)
    .where('sequence', '=', sequence)
    .executeTakeFirst()
  return row !== undefined
}
