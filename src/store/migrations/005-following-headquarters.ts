import type { Migration } from './migration.ts'

/** What headquarters decides and a counter keeps of it; corrections; standing alone; who is a member elsewhere. */
export const followingHeadquarters: Migration = db => {
  db.exec(`
    -- How far headquarters' feed was applied, and whether it ever was to its end.
    CREATE TABLE feed (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      cursor INTEGER NOT NULL,
      complete INTEGER NOT NULL CHECK (complete IN (0, 1))
    ) STRICT;
    INSERT INTO feed (one, cursor, complete) VALUES (1, 0, 0);

    -- Items of a kind that this version does not know, as they came.
    CREATE TABLE feed_unread (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL) STRICT;

    -- Members whose facts are to be asked for again.
    CREATE TABLE changed_member (member_id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

    CREATE TABLE setting (one INTEGER PRIMARY KEY CHECK (one = 1), settings TEXT NOT NULL) STRICT;
    CREATE TABLE notice (
      version TEXT PRIMARY KEY,
      text_vi TEXT NOT NULL,
      text_en TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE store_name (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE member_case (
      case_id TEXT PRIMARY KEY,
      member_id TEXT NOT NULL,
      opened_at TEXT NOT NULL,
      decided_at TEXT,
      about TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- Who is not active stays, as who did what they did, and signs in no more.
    ALTER TABLE staff ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
    -- Headquarters' count of what it changed about this member.
    ALTER TABLE member ADD COLUMN revision INTEGER NOT NULL DEFAULT 0;

    -- A document can be two members' by a correction: a case at headquarters, and no reason to keep neither here.
    DROP INDEX member_by_document;
    CREATE INDEX member_by_document ON member (number, nationality);
    CREATE TABLE shrunk_next (
      member_id TEXT PRIMARY KEY,
      card_number TEXT NOT NULL UNIQUE,
      document_index TEXT NOT NULL,
      number_index TEXT NOT NULL,
      phone_index TEXT NOT NULL,
      enrolled_at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    INSERT INTO shrunk_next SELECT member_id, card_number, document_index, number_index, phone_index, enrolled_at
      FROM shrunk_member;
    DROP TABLE shrunk_member;
    ALTER TABLE shrunk_next RENAME TO shrunk_member;
    CREATE INDEX shrunk_member_by_document ON shrunk_member (document_index);
    CREATE INDEX shrunk_member_by_number ON shrunk_member (number_index);
    CREATE INDEX shrunk_member_by_phone ON shrunk_member (phone_index);

    ALTER TABLE counter ADD COLUMN stands_alone INTEGER NOT NULL DEFAULT 0 CHECK (stands_alone IN (0, 1));
    -- When this counter learned that headquarters had revoked it.
    ALTER TABLE counter ADD COLUMN cut_off_at TEXT;
    -- Cards that another counter had given too, with those that took their place.
    CREATE TABLE card_made_anew (
      card_before TEXT PRIMARY KEY,
      card_number TEXT NOT NULL,
      member_id TEXT NOT NULL,
      at TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- The duplicate index: see store/duplicates/entry.ts.
    CREATE TABLE duplicate_epoch (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER) STRICT;
    INSERT INTO duplicate_epoch (one, epoch) VALUES (1, NULL);
    CREATE TABLE duplicate_store (
      number INTEGER PRIMARY KEY,
      code TEXT NOT NULL UNIQUE,
      -- The last of this store's entries that is here.
      have INTEGER NOT NULL
    ) STRICT;
    -- Pages as headquarters sent them, until their entries have a place of their own.
    CREATE TABLE duplicate_page (
      page INTEGER PRIMARY KEY,
      store INTEGER NOT NULL,
      kind INTEGER NOT NULL CHECK (kind IN (0, 1)),
      removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
      -- How many of its entries have their place.
      done INTEGER NOT NULL DEFAULT 0,
      entries BLOB NOT NULL
    ) STRICT;
    CREATE TABLE duplicate_recent (
      entry INTEGER PRIMARY KEY,
      removed INTEGER NOT NULL CHECK (removed IN (0, 1))
    ) STRICT;
    CREATE TABLE duplicate_bucket (first INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
  `)
}
