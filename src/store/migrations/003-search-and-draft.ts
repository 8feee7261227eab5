import type { WritableDb } from '../database.ts'
import { indexName } from '../search/nameIndex.ts'
import type { Migration } from './migration.ts'

/** Members are indexed a stretch at a time: nothing else can be read from a connection that is iterating. */
const STRETCH = 1000

function indexAll(db: WritableDb): void {
  const next = db.prepare(
    `SELECT card_number AS card, full_name AS name FROM member WHERE card_number > ? ORDER BY card_number LIMIT ?`,
  )
  let rows: { card: string; name: string }[]
  let last = ''
  do {
    rows = next.all(last, STRETCH) as typeof rows
    for (const { card, name } of rows) indexName(db, card, name)
    last = rows.at(-1)?.card ?? last
  } while (rows.length === STRETCH)
}

/**
 * The index of names (see search/nameIndex.ts for its shape and why), the draft of the form, and indexes for what was
 * read by walking the whole store: phones, refusals, the last confirmation.
 */
export const searchAndDraft: Migration = db => {
  db.exec(`
    CREATE VIRTUAL TABLE member_name USING fts5 (
      words, content='', columnsize=0, detail=none, prefix='1 2 3 4 5 6 7', tokenize="ascii tokenchars '='"
    );
    -- Erased names leave nothing in the index, instead of a mark that they are gone.
    INSERT INTO member_name (member_name, rank) VALUES ('secure-delete', 1);
    -- Merging in steps that every enrolment takes a few pages of: left to itself, FTS5 merges rarely and stalls long
    -- (measured at a million members: 45 ms against 7 ms). More than 8 at once would be cheaper still for enrolments, and
    -- dearer for searches, which look into every segment.
    INSERT INTO member_name (member_name, rank) VALUES ('automerge', 0);
    INSERT INTO member_name (member_name, rank) VALUES ('usermerge', 8);
    INSERT INTO member_name (member_name, rank) VALUES ('crisismerge', 64);

    CREATE INDEX member_by_phone ON member (phone);
    CREATE INDEX outbox_refused ON outbox (sequence) WHERE state = 'refused';
    CREATE INDEX outbox_confirmed ON outbox (settled_at) WHERE state = 'confirmed';

    -- The form as it stands, so that neither a crash nor a lock loses it. A counter has one form.
    CREATE TABLE draft (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      enrolment_id TEXT NOT NULL,
      content TEXT NOT NULL,
      started_by TEXT NOT NULL,
      started_at TEXT NOT NULL,
      kept_at TEXT NOT NULL
    ) STRICT;
  `)
  indexAll(db)
}
