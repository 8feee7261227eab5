import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** The form of an enrolment that is not saved yet. Its content is the form's own business: JSON that comes back as it was. */
export interface Draft {
  enrolmentId: string
  content: string
}

/** A draft belongs to the counter and not to who typed it: whoever signs in next finds it, and who began it. */
export interface KeptDraft extends Draft {
  /** Staff number. */
  startedBy: string
  startedAt: string
  keptAt: string
}

/**
 * Keeps the form as it stands, in place of what was kept before. A form that was saved meanwhile is not kept: one that
 * comes late must not bring back what its enrolment has just cleared away.
 */
export function keepDraft(db: WritableDb, draft: Draft, by: { staffNumber: string; at: string }): void {
  prepared(
    db,
    `INSERT INTO draft (one, enrolment_id, content, started_by, started_at, kept_at)
     SELECT 1, @enrolmentId, @content, @staffNumber, @at, @at
     WHERE NOT EXISTS (SELECT 1 FROM member WHERE member_id = @enrolmentId)
       AND NOT EXISTS (SELECT 1 FROM shrunk_member WHERE member_id = @enrolmentId)
       AND NOT EXISTS (SELECT 1 FROM cancelled_member WHERE member_id = @enrolmentId)
     ON CONFLICT (one) DO UPDATE SET
       enrolment_id = excluded.enrolment_id, content = excluded.content, kept_at = excluded.kept_at,
       started_by = iif(enrolment_id = excluded.enrolment_id, started_by, excluded.started_by),
       started_at = iif(enrolment_id = excluded.enrolment_id, started_at, excluded.started_at)`,
  ).run({ ...draft, ...by })
}

export function currentDraft(db: ReadableDb): KeptDraft | null {
  const row = prepared(
    db,
    `SELECT enrolment_id AS enrolmentId, content, started_by AS startedBy, started_at AS startedAt,
            kept_at AS keptAt
     FROM draft`,
  ).get()
  return (row as KeptDraft | undefined) ?? null
}

/** Drops the draft of this form; another's stays. Within an enrolment's transaction, it goes as the member comes. */
export function forgetDraft(db: WritableDb, enrolmentId: string): void {
  prepared(db, 'DELETE FROM draft WHERE enrolment_id = ?').run(enrolmentId)
}

/**
 * Drops the draft of this form and what earlier versions of it left behind: freed pages are overwritten with zeros
 * (secure_delete), and the log of recent writes is emptied.
 */
export function dropDraft(db: WritableDb, enrolmentId: string): void {
  forgetDraft(db, enrolmentId)
  db.pragma('wal_checkpoint(TRUNCATE)')
}
