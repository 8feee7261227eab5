import type { Migration } from './migration.ts'

/** What is to be done to a request and takes a supervisor, until one has decided. */
export const waitingActs: Migration = db => {
  db.exec(`
    CREATE TABLE waiting_act (
      act_id TEXT PRIMARY KEY,
      -- The request that it is to be done to: one act waits for each.
      request_id TEXT NOT NULL,
      member_id TEXT NOT NULL,
      -- Staff number.
      asked_by TEXT NOT NULL,
      made_at TEXT NOT NULL,
      -- JSON: contract/ipc/request, ActOnRequest.
      act TEXT NOT NULL,
      -- All three null while it waits. What was approved is in the register, and here no more.
      decided_at TEXT,
      decided_by TEXT,
      rejection TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX waiting_act_by_member ON waiting_act (member_id);
  `)
}
