import { knownAfterReset } from '../../domain/staff/pinHands.ts'
import type { Migration } from './migration.ts'

interface Reset {
  actor: string
  subject: string
}

/** [COR13] Who may know somebody's PIN; of resets that were made before, as the audit log tells them. */
export const pinHands: Migration = db => {
  db.exec(`
    -- JSON: staff numbers, sorted.
    ALTER TABLE staff ADD COLUMN pin_known_to TEXT NOT NULL DEFAULT '[]';

    -- Of a question to a supervisor, who knew the asker's PIN when it was asked, where anybody did; JSON as above.
    CREATE TABLE asker_known (
      question_id TEXT PRIMARY KEY,
      known_to TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
  `)
  const known = new Map<string, string[]>()
  const resets = db.prepare(
    `SELECT actor, subject FROM audit WHERE action = 'staff.pin-reset' ORDER BY sequence`,
  )
  for (const { actor, subject } of resets.all() as Reset[]) {
    const by = { staffNumber: actor, pinKnownTo: known.get(actor) ?? [] }
    known.set(subject, knownAfterReset(subject, by))
  }
  const keep = db.prepare('UPDATE staff SET pin_known_to = ? WHERE staff_number = ?')
  for (const [staffNumber, knownTo] of known) keep.run(JSON.stringify(knownTo), staffNumber)
}
