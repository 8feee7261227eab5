import type { Selectable } from 'kysely'
import type { RegisterEvent, RegisterName } from '../../domain/register/event.ts'
import type { RegisterEventRow } from '../database/registerTables.ts'
import type { Connection } from '../database/transaction.ts'

/** False where it is held already: a copy of a device may send in its own envelope what the original has sent. */
export async function addRegisterEvent(
  db: Connection,
  { storeCode, deviceId, receivedAt }: { storeCode: string; deviceId: string | null; receivedAt: Date },
  event: RegisterEvent,
): Promise<boolean> {
  const { eventId, register, entryId, memberId, what, at, by, kept, personal } = event
  const added = await db
    .insertInto('register_events')
    .values({
      store_code: storeCode,
      event_id: eventId,
      register,
      entry_id: entryId,
      member_id: memberId,
      device_id: deviceId,
      what,
      at: new Date(at),
      by_whom: by,
      received_at: receivedAt,
      kept: JSON.stringify(kept),
      personal: personal === null ? null : JSON.stringify(personal),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export const eventOf = (row: Selectable<RegisterEventRow>): RegisterEvent => ({
  eventId: row.event_id,
  register: row.register,
  entryId: row.entry_id,
  memberId: row.member_id,
  what: row.what,
  at: row.at.toISOString(),
  by: row.by_whom,
  kept: JSON.parse(row.kept),
  personal: row.personal === null ? null : JSON.parse(row.personal),
})

/** [REG4] Events as a store's counters are told of them: without what describes a person. */
export async function registerItems(
  db: Connection,
  storeCode: string,
  eventIds: string[],
): Promise<RegisterEvent[]> {
  const rows = await db
    .selectFrom('register_events')
    .selectAll()
    .where('store_code', '=', storeCode)
    .where('event_id', 'in', eventIds)
    .execute()
  return rows.map(row => ({ ...eventOf(row), personal: null }))
}

/** Every event of a register, or of one member in it, whole. */
export async function registerEventsOf(
  db: Connection,
  asked: { register: RegisterName; storeCode?: string; memberId?: string },
): Promise<RegisterEvent[]> {
  let query = db.selectFrom('register_events').selectAll().where('register', '=', asked.register)
  if (asked.storeCode) query = query.where('store_code', '=', asked.storeCode)
  if (asked.memberId) query = query.where('member_id', '=', asked.memberId)
  return (await query.orderBy('at').orderBy('event_id').execute()).map(eventOf)
}

/** [REG3] Empties what describes a person who left; what happened stays. */
export async function eraseRegisterTexts(db: Connection, storeCode: string, memberId: string): Promise<void> {
  await db
    .updateTable('register_events')
    .set({ personal: null })
    .where('store_code', '=', storeCode)
    .where('member_id', '=', memberId)
    .execute()
}
