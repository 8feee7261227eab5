import type { PinOwner } from '../../domain/staff/pinHands.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { pinOwner } from './staff.ts'

/** [COR13] Keeps who knows the asker's PIN as a question is asked: a new PIN later does not change who may have asked it. */
export function keepAsker(db: WritableDb, questionId: string, staffNumber: string): void {
  const { pinKnownTo } = pinOwner(db, staffNumber)
  if (pinKnownTo.length === 0) return
  prepared(db, 'INSERT INTO asker_known (question_id, known_to) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    ...[questionId, JSON.stringify(pinKnownTo)],
  )
}

/** [COR13] Whoever may have asked a question, or may ask it now, in this name. */
export function askerOf(db: ReadableDb, questionId: string, staffNumber: string): PinOwner {
  const now = pinOwner(db, staffNumber).pinKnownTo
  const row = prepared(db, 'SELECT known_to AS knownTo FROM asker_known WHERE question_id = ?').get(
    questionId,
  )
  const then: string[] = row ? JSON.parse((row as { knownTo: string }).knownTo) : []
  return { staffNumber, pinKnownTo: [...then, ...now] }
}

export function forgetAsker(db: WritableDb, questionId: string): void {
  prepared(db, 'DELETE FROM asker_known WHERE question_id = ?').run(questionId)
}
