import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import type { EnvelopeOf } from '../domain/outbox/envelope.ts'
import { prepared, type WritableDb } from './database.ts'
import { renumber } from './reissue.ts'
import { appendAudit } from './repositories/audit.ts'
import type { Counter } from './repositories/counter.ts'
import type { OutboxItem } from './repositories/outbox.ts'
import { sha256 } from './sha256.ts'

function withCard(
  db: WritableDb,
  { sequence, envelope }: Pick<OutboxItem, 'sequence' | 'envelope'>,
  card: string,
) {
  const before = JSON.parse(envelope) as EnvelopeOf<'enrolment'>
  const text = canonicalJson({ ...before, body: { ...before.body, cardNumber: card } } as unknown as Json)
  prepared(db, 'UPDATE outbox SET envelope = ? WHERE sequence = ?').run(text, sequence)
  return text
}

/**
 * [JOI4] Gives every member of this counter a card of its own series: another counter has given the ones they have. Nothing
 * of it was ever sent, so that envelopes keep their ids and sequences. Part of the transaction of joining.
 */
export function renewCards(db: WritableDb, counter: Counter, at: string): void {
  const enrolments = prepared(
    db,
    `SELECT o.sequence, o.envelope, o.member_id AS memberId, m.salt FROM outbox o JOIN member m USING (member_id)
     WHERE o.kind = 'enrolment' AND o.envelope IS NOT NULL ORDER BY o.sequence`,
  ).all() as (Pick<OutboxItem, 'sequence' | 'envelope' | 'memberId'> & { salt: string })[]
  for (const { memberId, salt, ...item } of enrolments) {
    const card = renumber(db, memberId, counter, at)
    const commitment = sha256(salt + withCard(db, item, card))
    appendAudit(db, { at, actor: 'system', action: 'card.madeAnew', subject: memberId, commitment })
  }
}
