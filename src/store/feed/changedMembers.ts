import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** Members whose facts are to be asked for: headquarters changed them, or has answered a correction of this counter. */
export const changedMembers = (db: ReadableDb, limit: number) =>
  (
    prepared(db, 'SELECT member_id AS memberId FROM changed_member ORDER BY member_id LIMIT ?').all(
      limit,
    ) as {
      memberId: string
    }[]
  ).map(({ memberId }) => memberId)

/** [FEE4] Only of members that are held here, if only as shrunk ones. */
export function markChanged(db: WritableDb, memberId: string): void {
  prepared(
    db,
    `INSERT OR IGNORE INTO changed_member (member_id)
     SELECT @memberId WHERE EXISTS (SELECT 1 FROM member WHERE member_id = @memberId)
       OR EXISTS (SELECT 1 FROM shrunk_member WHERE member_id = @memberId)`,
  ).run({ memberId })
}

export function forgetChanged(db: WritableDb, memberId: string): void {
  prepared(db, 'DELETE FROM changed_member WHERE member_id = ?').run(memberId)
}
