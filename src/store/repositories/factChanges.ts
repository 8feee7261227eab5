import type { FactChange } from '../../domain/correction/correction.ts'
import type { FactName } from '../../domain/member/facts.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** Old and new values, and why; `reason` is null of what headquarters changed. */
interface Described {
  changes: FactChange[]
  reason: string | null
}

/** [COR12] That facts of a member changed. `described` is null once the store has let the member's facts go. */
export interface KeptFactChange {
  changeId: string
  memberId: string
  /** ISO 8601 instant. */
  at: string
  /** Staff number, or `headquarters`. */
  by: string
  approvedBy: string | null
  facts: FactName[]
  described: Described | null
}

interface Row extends Omit<KeptFactChange, 'facts' | 'described'> {
  facts: string
  described: string | null
}

const columns = `change_id AS changeId, member_id AS memberId, at, by, approved_by AS approvedBy, facts, described`

const changeOf = (row: Row): KeptFactChange => ({
  ...row,
  facts: JSON.parse(row.facts),
  described: row.described === null ? null : JSON.parse(row.described),
})

/** Part of the transaction that changes the facts. The same again changes nothing. */
export function keepFactChange(
  db: WritableDb,
  change: Omit<KeptFactChange, 'facts' | 'described'> & Described,
): void {
  const { changes, reason, ...row } = change
  const facts = JSON.stringify(changes.map(({ fact }) => fact))
  prepared(
    db,
    `INSERT INTO fact_change (change_id, member_id, at, by, approved_by, facts, described)
     VALUES (@changeId, @memberId, @at, @by, @approvedBy, @facts, @described) ON CONFLICT DO NOTHING`,
  ).run({ ...row, facts, described: JSON.stringify({ changes, reason }) })
}

/** The oldest first. */
export const factChangesOf = (db: ReadableDb, memberId: string): KeptFactChange[] =>
  (
    prepared(db, `SELECT ${columns} FROM fact_change WHERE member_id = ? ORDER BY at, change_id`).all(
      memberId,
    ) as Row[]
  ).map(changeOf)

/** [COR12] Lets the values go; that something changed, and who changed it, stays. */
export function forgetValues(db: WritableDb, memberId: string): void {
  prepared(db, 'UPDATE fact_change SET described = NULL WHERE member_id = ?').run(memberId)
}
