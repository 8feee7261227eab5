import { withChanges } from '../../domain/correction/merge.ts'
import type { Envelope, EnvelopeOf } from '../../domain/outbox/envelope.ts'
import type { WritableDb } from '../database.ts'
import { updateFacts } from '../repositories/memberFacts.ts'
import { findMember, insertMember } from '../repositories/members.ts'
import { correctionItems } from '../repositories/outbox.ts'

/** Nobody who was cancelled, or shrunk to what a duplicate check needs, comes back from an envelope. */
const gone = ['member', 'cancelled_member', 'shrunk_member']

/**
 * Consents whose page is lost and whose enrolment is still in the outbox, for members who are here. One that was
 * withdrawn since is in the envelope too; headquarters, which has the withdrawal, says so with its feed.
 * @returns how many
 */
export function rebuildConsents(db: WritableDb): number {
  return db
    .prepare(
      `INSERT OR IGNORE INTO consent
         (member_id, purpose, notice_version, notice_hash, language, method, given_at, received_by)
       SELECT o.member_id, p.value, c ->> 'noticeVersion', c ->> 'noticeHash', c ->> 'language', c ->> 'method',
              c ->> 'givenAt', c ->> 'receivedBy'
       FROM (SELECT member_id, envelope -> '$.body.consent' AS c FROM outbox
             WHERE envelope ->> 'kind' = 'enrolment') o
       JOIN member USING (member_id), json_each(c, '$.purposes') p`,
    )
    .run().changes
}

/**
 * Members whose own rows are lost and whose enrolment is still in the outbox: the envelope holds the same facts and
 * consents, word for word. The salt of the audit log's commitment is not in it and stays empty. Of
 * consents withdrawn since, the same holds as above.
 * @returns how many
 */
export function rebuildMembers(db: WritableDb): number {
  const tables = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all()
  const isElsewhere = gone
    .filter(table => tables.includes(table))
    .map(table => `NOT EXISTS (SELECT 1 FROM ${table} t WHERE t.member_id = o.member_id)`)
  const envelopes = db
    .prepare(
      `SELECT envelope FROM outbox o WHERE envelope IS NOT NULL AND ${isElsewhere.join(' AND ')} ORDER BY sequence`,
    )
    .pluck()
    .all() as string[]
  return envelopes.filter(envelope => rebuild(db, JSON.parse(envelope) as Envelope)).length
}

/** What was corrected at this counter; what others corrected, headquarters says again. */
function correctAgain(db: WritableDb, { body: { memberId, changes } }: EnvelopeOf<'correction'>): void {
  const facts = findMember(db, memberId)?.facts
  if (facts) updateFacts(db, memberId, withChanges(facts, changes))
}

/** False where the envelope is about nobody, or the member's document or card is another member's by now. */
function rebuild(db: WritableDb, { kind, occurredAt, body }: Envelope): boolean {
  if (kind !== 'enrolment') return false
  try {
    db.transaction(() => {
      // All consents of one enrolment or none: some of the rows may have been found without the member.
      db.prepare('DELETE FROM consent WHERE member_id = ?').run(body.memberId)
      insertMember(db, body, occurredAt, '')
      for (const { envelope } of correctionItems(db, body.memberId)) correctAgain(db, JSON.parse(envelope))
    })()
    return true
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_CONSTRAINT')) return false
    throw error
  }
}
