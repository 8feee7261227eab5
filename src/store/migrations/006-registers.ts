import type { Migration } from './migration.ts'

/** Registers, consents changed since the enrolment and what proves them, and corrections that wait for a supervisor. */
export const registers: Migration = db => {
  db.exec(`
    -- See domain/register. What describes a person stands in a column of its own, emptied with the member.
    CREATE TABLE register_event (
      event_id TEXT PRIMARY KEY,
      register TEXT NOT NULL,
      entry_id TEXT NOT NULL,
      member_id TEXT,
      what TEXT NOT NULL,
      at TEXT NOT NULL,
      by TEXT NOT NULL,
      kept TEXT NOT NULL,
      personal TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX register_event_by_entry ON register_event (register, entry_id);
    CREATE INDEX register_event_by_member ON register_event (member_id);

    -- JSON: see domain/consent/change and domain/consent/evidence.
    CREATE TABLE consent_change (
      change_id TEXT PRIMARY KEY,
      member_id TEXT NOT NULL,
      at TEXT NOT NULL,
      change TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consent_change_by_member ON consent_change (member_id);
    CREATE TABLE consent_evidence (
      evidence_id TEXT PRIMARY KEY,
      member_id TEXT NOT NULL,
      evidence TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX consent_evidence_by_member ON consent_evidence (member_id);

    -- Somebody else knows this PIN: whoever signs in with it chooses one first.
    ALTER TABLE staff ADD COLUMN must_change_pin INTEGER NOT NULL DEFAULT 0 CHECK (must_change_pin IN (0, 1));

    -- A correction that nobody has approved yet, or that was turned down. JSON: domain/correction, its approval null.
    CREATE TABLE proposal (
      correction_id TEXT PRIMARY KEY,
      member_id TEXT NOT NULL,
      proposed_by TEXT NOT NULL,
      made_at TEXT NOT NULL,
      correction TEXT NOT NULL,
      decided_at TEXT,
      decided_by TEXT,
      -- Null: approved. Else why not, which who proposed reads.
      rejection TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX proposal_by_member ON proposal (member_id);
  `)
}
