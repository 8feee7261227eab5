import { randomBytes } from 'node:crypto'
import type { Migration } from './migration.ts'

/** Envelopes outlive their members and their own content; what has been cancelled; what is left of who was shrunk. */
export const erasureAndRetention: Migration = db => {
  db.exec(`
    -- Rebuilt, as SQLite drops no foreign key: the envelope of a member who is gone keeps its number and its receipt.
    CREATE TABLE outbox_next (
      sequence INTEGER PRIMARY KEY,
      envelope_id TEXT NOT NULL UNIQUE,
      member_id TEXT NOT NULL,
      -- Canonical JSON: the very bytes whose hash headquarters signs. Null once confirmed and erased or shrunk.
      envelope TEXT,
      state TEXT NOT NULL CHECK (state IN ('stored', 'sending', 'sent', 'confirmed', 'refused')),
      receipt TEXT,
      refusal TEXT,
      settled_at TEXT,
      kind TEXT NOT NULL DEFAULT 'enrolment',
      -- SHA-256 of an enrolment whose content is gone from here: its receipt can still be verified.
      hash TEXT,
      CHECK (envelope IS NOT NULL OR (state = 'confirmed' AND hash IS NOT NULL))
    ) STRICT;
    INSERT INTO outbox_next (sequence, envelope_id, member_id, envelope, state, receipt, refusal, settled_at)
      SELECT sequence, envelope_id, member_id, envelope, state, receipt, refusal, settled_at FROM outbox;
    DROP TABLE outbox;
    ALTER TABLE outbox_next RENAME TO outbox;
    CREATE INDEX outbox_open ON outbox (sequence) WHERE state IN ('stored', 'sending', 'sent');
    CREATE INDEX outbox_by_member ON outbox (member_id);
    CREATE INDEX outbox_refused ON outbox (sequence) WHERE state = 'refused';
    CREATE INDEX outbox_confirmed ON outbox (settled_at) WHERE state = 'confirmed';
    CREATE INDEX outbox_with_facts ON outbox (settled_at)
      WHERE state = 'confirmed' AND kind = 'enrolment' AND envelope IS NOT NULL;

    -- Nothing brings these members back. No fact of them is here.
    CREATE TABLE cancelled_member (
      member_id TEXT PRIMARY KEY,
      card_number TEXT NOT NULL,
      cancelled_at TEXT NOT NULL,
      cancelled_by TEXT NOT NULL,
      -- When the log of recent writes was empty of it too, and the device signed that.
      stated_at TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX cancelled_member_unstated ON cancelled_member (member_id) WHERE stated_at IS NULL;

    -- Members whose facts are at headquarters only. Indexes are HMAC-SHA-256 under this store's own key, hex.
    CREATE TABLE shrunk_member (
      member_id TEXT PRIMARY KEY,
      card_number TEXT NOT NULL UNIQUE,
      document_index TEXT NOT NULL UNIQUE,
      number_index TEXT NOT NULL,
      phone_index TEXT NOT NULL,
      enrolled_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX shrunk_member_by_number ON shrunk_member (number_index);
    CREATE INDEX shrunk_member_by_phone ON shrunk_member (phone_index);

    -- Members whose facts were brought back: they are kept for the window again.
    CREATE TABLE fetched_member (member_id TEXT PRIMARY KEY REFERENCES member, fetched_at TEXT NOT NULL)
      STRICT, WITHOUT ROWID;
    CREATE INDEX fetched_member_by_time ON fetched_member (fetched_at);

    CREATE TABLE retention (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      retain_days INTEGER NOT NULL CHECK (retain_days BETWEEN 1 AND 3650),
      blind_key BLOB NOT NULL CHECK (length(blind_key) = 32)
    ) STRICT;
  `)
  db.prepare('INSERT INTO retention (one, retain_days, blind_key) VALUES (1, 30, ?)').run(randomBytes(32))
}
