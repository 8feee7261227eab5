import type { Migration } from './migration.ts'

interface Row {
  at: string
  body: string
}

/** What became of members' facts, one row a change: its values can be let go, and that it happened stays. */
export const factChanges: Migration = db => {
  db.exec(`
    CREATE TABLE fact_change (
      -- A correction's own id; of what headquarters changed, the member's and the revision.
      change_id TEXT PRIMARY KEY,
      member_id TEXT NOT NULL,
      at TEXT NOT NULL,
      -- Staff number, or 'headquarters'.
      by TEXT NOT NULL,
      approved_by TEXT,
      -- JSON: names.
      facts TEXT NOT NULL,
      -- JSON: old and new values, and why. Null once the store has let the member's facts go.
      described TEXT
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX fact_change_by_member ON fact_change (member_id);
  `)
  const made = db.prepare(
    `SELECT envelope ->> '$.occurredAt' AS at, envelope -> '$.body' AS body FROM outbox
     WHERE kind = 'correction' AND envelope IS NOT NULL`,
  )
  const keep = db.prepare(
    `INSERT INTO fact_change (change_id, member_id, at, by, approved_by, facts, described) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO NOTHING`,
  )
  for (const { at, body } of made.all() as Row[]) {
    const { correctionId, memberId, proposedBy, approval, changes, reason } = JSON.parse(body)
    const facts = JSON.stringify(changes.map(({ fact }: { fact: string }) => fact))
    const described = JSON.stringify({ changes, reason })
    keep.run(correctionId, memberId, at, proposedBy, approval?.approvedBy ?? null, facts, described)
  }
}
