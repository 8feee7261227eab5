import type { Migration } from './migration.ts'

/** The counter's own identity, its staff, members with their consents, the audit log and the outbox. */
export const firstStore: Migration = db => {
  db.exec(`
    CREATE TABLE counter (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      device_id TEXT NOT NULL,
      store_code TEXT NOT NULL,
      store_name TEXT NOT NULL,
      counter_number INTEGER NOT NULL,
      headquarters_url TEXT NOT NULL,
      receipt_key_id TEXT NOT NULL,
      receipt_public_key TEXT NOT NULL,
      joined_at TEXT NOT NULL
    ) STRICT;

    -- Numbers that only ever rise, even when the rows that used them are erased.
    CREATE TABLE serial (
      name TEXT PRIMARY KEY,
      value INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE staff (
      staff_number TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('clerk', 'supervisor')),
      pin_hash TEXT NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      failed_at TEXT
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE member (
      member_id TEXT PRIMARY KEY,
      card_number TEXT NOT NULL UNIQUE,
      number TEXT NOT NULL,
      full_name TEXT NOT NULL,
      gender TEXT NOT NULL CHECK (gender IN ('female', 'male', 'unspecified')),
      date_of_birth TEXT NOT NULL,
      nationality TEXT NOT NULL,
      address TEXT,
      phone TEXT NOT NULL,
      email TEXT,
      enrolled_at TEXT NOT NULL,
      enrolled_by TEXT NOT NULL,
      -- Salts the audit log's commitment to this row; erased with it, and the commitment says nothing any more.
      salt TEXT NOT NULL
    ) STRICT;
    CREATE UNIQUE INDEX member_by_document ON member (number, nationality);
    CREATE INDEX member_by_time ON member (enrolled_at);

    CREATE TABLE consent (
      member_id TEXT NOT NULL REFERENCES member,
      purpose TEXT NOT NULL,
      notice_version TEXT NOT NULL,
      notice_hash TEXT NOT NULL,
      language TEXT NOT NULL,
      method TEXT NOT NULL,
      given_at TEXT NOT NULL,
      received_by TEXT NOT NULL,
      PRIMARY KEY (member_id, purpose)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY,
      at TEXT NOT NULL,
      actor TEXT NOT NULL,
      action TEXT NOT NULL,
      subject TEXT,
      commitment TEXT,
      previous TEXT NOT NULL,
      hash TEXT NOT NULL
    ) STRICT;

    CREATE TABLE outbox (
      sequence INTEGER PRIMARY KEY,
      envelope_id TEXT NOT NULL UNIQUE,
      member_id TEXT NOT NULL REFERENCES member,
      -- Canonical JSON: the very bytes whose hash headquarters signs.
      envelope TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('stored', 'sending', 'sent', 'confirmed', 'refused')),
      receipt TEXT,
      refusal TEXT,
      settled_at TEXT
    ) STRICT;
    CREATE INDEX outbox_open ON outbox (sequence) WHERE state IN ('stored', 'sending', 'sent');
    CREATE INDEX outbox_by_member ON outbox (member_id);
  `)
}
