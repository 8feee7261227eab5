import type { FactChange } from '../../domain/correction/correction.ts'
import type { EnvelopeOf } from '../../domain/outbox/envelope.ts'
import { prepared, type ReadableDb } from '../database.ts'

/** What corrections of this counter, which headquarters has not answered, change about a member; in their order. */
export function unansweredChanges(db: ReadableDb, memberId: string): FactChange[] {
  const rows = prepared(
    db,
    `SELECT envelope FROM outbox WHERE member_id = ? AND kind = 'correction'
       AND state IN ('stored', 'sending', 'sent') ORDER BY sequence`,
  ).all(memberId) as { envelope: string }[]
  return rows.flatMap(({ envelope }) => (JSON.parse(envelope) as EnvelopeOf<'correction'>).body.changes)
}
