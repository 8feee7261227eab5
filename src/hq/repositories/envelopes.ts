import type { Envelope } from '../../contract/sync/envelope.ts'
import { subjectOf } from '../../domain/outbox/subject.ts'
import { insertMany } from '../database/insertMany.ts'
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
    member_id: subjectOf(envelope),
    occurred_at: new Date(envelope.occurredAt),
    received_at: receivedAt,
  }))
  return insertMany(db, 'envelopes', rows, 'on conflict do nothing')
}

/** What is known of an envelope that is held. */
export interface HeldEnvelope {
  hash: string
  kind: Envelope['kind']
  deviceId: string
  sequence: number
  memberId: string
}

/** The envelope held under that id. */
export const findEnvelope = (
  db: Connection,
  storeCode: string,
  id: string,
): Promise<HeldEnvelope | undefined> =>
  db
    .selectFrom('envelopes')
    .select(['hash', 'kind', 'device_id as deviceId', 'sequence', 'member_id as memberId'])
    .where('store_code', '=', storeCode)
    .where('id', '=', id)
    .executeTakeFirst()

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

/** [ERA4] Whether something about somebody came as a void: they left a store before it was sent. */
export async function hasVoidAbout(db: Connection, storeCode: string, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('envelopes')
    .select('id')
    .where('kind', '=', 'void')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row !== undefined
}
