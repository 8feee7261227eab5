import type { Migration } from './migration.ts'

/** Whether headquarters has been heard to sign its answers: from then on, what is not signed counts for nothing. */
export const signedAnswers: Migration = db => {
  db.exec(`
    ALTER TABLE counter ADD COLUMN answers_signed INTEGER NOT NULL DEFAULT 0 CHECK (answers_signed IN (0, 1));
  `)
}
