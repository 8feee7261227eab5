import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { RegisterEvent, RegisterName } from '../../domain/register/event.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

interface Row extends Omit<RegisterEvent, 'kept' | 'personal'> {
  kept: string
  personal: string | null
}

const columns = `event_id AS eventId, register, entry_id AS entryId, member_id AS memberId, what, at, by, kept, personal`

const eventOf = (row: Row): RegisterEvent => ({
  ...row,
  kept: JSON.parse(row.kept),
  personal: row.personal === null ? null : JSON.parse(row.personal),
})

/** False where it is here already. */
export function insertEvent(db: WritableDb, event: RegisterEvent): boolean {
  const { kept, personal, ...rest } = event
  const added = prepared(
    db,
    `INSERT INTO register_event (event_id, register, entry_id, member_id, what, at, by, kept, personal)
     VALUES (@eventId, @register, @entryId, @memberId, @what, @at, @by, @kept, @personal)
     ON CONFLICT DO NOTHING`,
  ).run({
    ...rest,
    kept: canonicalJson(kept as Json),
    personal: personal === null ? null : canonicalJson(personal as Json),
  })
  return added.changes === 1
}

/** Every event of a register, by time: group them by entry and fold them with the register's own domain rules. */
export const registerEvents = (db: ReadableDb, register: RegisterName): RegisterEvent[] =>
  (
    prepared(db, `SELECT ${columns} FROM register_event WHERE register = ? ORDER BY at, event_id`).all(
      register,
    ) as Row[]
  ).map(eventOf)

/** Every event of one entry of a register, by time. */
export const eventsOfEntry = (db: ReadableDb, register: RegisterName, entryId: string): RegisterEvent[] =>
  (
    prepared(
      db,
      `SELECT ${columns} FROM register_event WHERE register = ? AND entry_id = ? ORDER BY at, event_id`,
    ).all(register, entryId) as Row[]
  ).map(eventOf)

/** Everything of every register about one member, by time. */
export const eventsAbout = (db: ReadableDb, memberId: string): RegisterEvent[] =>
  (
    prepared(db, `SELECT ${columns} FROM register_event WHERE member_id = ? ORDER BY at, event_id`).all(
      memberId,
    ) as Row[]
  ).map(eventOf)

/** [REG3] Empties what describes a person. */
export function eraseTexts(db: WritableDb, memberId: string): void {
  prepared(db, 'UPDATE register_event SET personal = NULL WHERE member_id = ?').run(memberId)
}
