import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import type { MemberCase } from './feedChange.ts'

export function keepCase(db: WritableDb, { about, ...kept }: MemberCase): void {
  prepared(
    db,
    `INSERT INTO member_case (case_id, member_id, opened_at, decided_at, about)
     VALUES (@caseId, @memberId, @openedAt, @decidedAt, @about)
     ON CONFLICT (case_id) DO UPDATE SET decided_at = @decidedAt, about = @about`,
  ).run({ ...kept, about: JSON.stringify(about) })
}

/** What waits for a supervisor's decision, the oldest first. */
export function openCases(db: ReadableDb): MemberCase[] {
  const rows = prepared(
    db,
    `SELECT case_id AS caseId, member_id AS memberId, opened_at AS openedAt, decided_at AS decidedAt, about
     FROM member_case WHERE decided_at IS NULL ORDER BY opened_at`,
  ).all() as (Omit<MemberCase, 'about'> & { about: string })[]
  return rows.map(row => ({ ...row, about: JSON.parse(row.about) as MemberCase['about'] }))
}
