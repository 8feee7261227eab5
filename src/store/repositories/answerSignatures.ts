import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** [SYN19] Whether headquarters has been heard to sign its answers: one that is not signed is none of its own then. */
export const mustAnswersBeSigned = (db: ReadableDb): boolean =>
  // A store that is only looked at may be older than the column.
  (prepared(db, 'SELECT * FROM counter').get() as { answers_signed?: number } | undefined)?.answers_signed ===
  1

export function keepThatAnswersAreSigned(db: WritableDb): void {
  prepared(db, 'UPDATE counter SET answers_signed = 1').run()
}
