import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

export const isSeen = (db: ReadableDb, questionId: string): boolean =>
  prepared(db, 'SELECT 1 FROM seen_rejection WHERE question_id = ?').get(questionId) !== undefined

/** [APR2] Whoever asked has read why it was turned away. The same again changes nothing. */
export function markSeen(db: WritableDb, questionId: string, { by, at }: { by: string; at: string }): void {
  inTransaction(db, () => {
    const added = prepared(
      db,
      'INSERT INTO seen_rejection (question_id, seen_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ).run(questionId, at)
    if (added.changes === 0) return
    appendAudit(db, { at, actor: by, action: 'rejection.seen', subject: questionId, commitment: null })
  })
}
