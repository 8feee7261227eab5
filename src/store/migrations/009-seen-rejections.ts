import type { Migration } from './migration.ts'

/** What was turned away and whoever asked has read: it calls for nobody any more. */
export const seenRejections: Migration = db => {
  db.exec(`
    CREATE TABLE seen_rejection (
      -- Of the proposal, act or disclosure that was turned away.
      question_id TEXT PRIMARY KEY,
      seen_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `)
}
