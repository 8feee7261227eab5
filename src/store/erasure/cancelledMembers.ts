import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** A membership that ended here, without any fact of whose it was. */
export interface CancelledMember {
  memberId: string
  cardNumber: string
  cancelledAt: string
  /** Staff number, or `headquarters`. */
  cancelledBy: string
}

const columns = `member_id AS memberId, card_number AS cardNumber, cancelled_at AS cancelledAt,
                 cancelled_by AS cancelledBy`

export function findCancelled(db: ReadableDb, memberId: string): CancelledMember | null {
  const row = prepared(db, `SELECT ${columns} FROM cancelled_member WHERE member_id = ?`).get(memberId)
  return (row as CancelledMember | undefined) ?? null
}

/** Every membership that ended here: what has to be erased again from a backup of before. */
export const allCancelled = (db: ReadableDb) =>
  db.prepare(`SELECT ${columns} FROM cancelled_member ORDER BY member_id`).all() as CancelledMember[]

export function insertCancelled(db: WritableDb, cancelled: CancelledMember): void {
  prepared(
    db,
    `INSERT INTO cancelled_member (member_id, card_number, cancelled_at, cancelled_by)
     VALUES (@memberId, @cardNumber, @cancelledAt, @cancelledBy)`,
  ).run(cancelled)
}

/** Erased from the store, and not yet stated to be. */
export const unstatedErasures = (db: ReadableDb) =>
  prepared(db, 'SELECT member_id AS memberId FROM cancelled_member WHERE stated_at IS NULL').all() as {
    memberId: string
  }[]

export function markStated(db: WritableDb, memberId: string, at: string): void {
  prepared(db, 'UPDATE cancelled_member SET stated_at = ? WHERE member_id = ?').run(at, memberId)
}
