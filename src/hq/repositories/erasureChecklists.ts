import { ErasureChecklist } from '../../contract/sync/erasureChecklist.ts'
import type { Connection } from '../database/transaction.ts'
import { type Device, listDevices } from './devices.ts'

/** Which devices ever held a member: who enrolled, fetched, cancelled, or stated to have erased. */
async function holders(db: Connection, storeCode: string, memberId: string): Promise<Set<string>> {
  const sent = await db
    .selectFrom('envelopes')
    .select('device_id as deviceId')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .where('kind', 'in', ['enrolment', 'void', 'cancellation', 'erasure'])
    .execute()
  const fetched = await db
    .selectFrom('member_fetches')
    .select('device_id as deviceId')
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .where('outcome', '=', 'found')
    .execute()
  return new Set([...sent, ...fetched].map(({ deviceId }) => deviceId))
}

/** A copy of a store held what the store held: every device that went on from a holder is one too. */
function withSuccessors(devices: readonly Device[], held: Set<string>): Device[] {
  for (let before = -1; before !== held.size; ) {
    before = held.size
    for (const { id, continues } of devices) if (continues !== null && held.has(continues)) held.add(id)
  }
  return devices.filter(({ id }) => held.has(id))
}

async function statementsOf(db: Connection, storeCode: string, memberId: string) {
  const rows = await db
    .selectFrom('erasure_statements')
    .select(['device_id as deviceId', 'statement'])
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()
  return new Map(rows.map(({ deviceId, statement }) => [deviceId, JSON.parse(statement)]))
}

/** [CAN6] Every place that held a member who left, with its signed word; null for who has not left this store. */
export async function erasureChecklist(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<ErasureChecklist | null> {
  const left = await db
    .selectFrom('cancelled_members')
    .select(['card_number', 'cancelled_at', 'cancelled_by', 'device_id', 'erasure'])
    .where('store_code', '=', storeCode)
    .where('id', '=', memberId)
    .executeTakeFirst()
  if (!left) return null
  const ofStore = (await listDevices(db)).filter(device => device.storeCode === storeCode)
  const held = withSuccessors(ofStore, (await holders(db, storeCode, memberId)).add(left.device_id))
  const statements = await statementsOf(db, storeCode, memberId)
  return ErasureChecklist.parse({
    memberId,
    cardNumber: left.card_number,
    cancelledAt: left.cancelled_at.toISOString(),
    cancelledBy: left.cancelled_by,
    headquarters: JSON.parse(left.erasure),
    devices: held.map(({ id, counterNumber, publicKey, lastContactAt, revokedAt }) => ({
      deviceId: id,
      counterNumber,
      publicKey,
      lastSeenAt: lastContactAt?.toISOString() ?? null,
      revokedAt: revokedAt?.toISOString() ?? null,
      continuedBy: ofStore.find(({ continues }) => continues === id)?.counterNumber ?? null,
      statement: statements.get(id) ?? null,
    })),
  })
}
