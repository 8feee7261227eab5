import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { Envelope } from '../../domain/outbox/envelope.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { inTransaction, prepared } from '../database.ts'
import { appendAudit } from './audit.ts'

export type OutboxState = 'stored' | 'sending' | 'sent' | 'confirmed' | 'refused'

/** An envelope on its way. `envelope` is canonical JSON and is sent as it stands. */
export interface OutboxItem {
  sequence: number
  envelopeId: string
  memberId: string
  envelope: string
  state: OutboxState
}

/** Headquarters' answer to one envelope, already verified by whoever calls. `receipt` and `refusal` are JSON. */
export type Settlement =
  | { envelopeId: string; state: 'confirmed'; receipt: string }
  | { envelopeId: string; state: 'refused'; refusal: string }

const item = 'sequence, envelope_id AS envelopeId, member_id AS memberId, envelope, state'
const open = `state IN ('stored', 'sending', 'sent')`

export function putEnvelope(db: WritableDb, envelope: Envelope): void {
  prepared(
    db,
    `INSERT INTO outbox (sequence, envelope_id, member_id, envelope, state) VALUES (?, ?, ?, ?, 'stored')`,
  ).run(envelope.sequence, envelope.id, envelope.body.memberId, canonicalJson(envelope as unknown as Json))
}

/** The oldest envelopes that headquarters has not settled, in the order in which they were made. */
export const nextBatch = (db: ReadableDb, limit: number) =>
  db.prepare(`SELECT ${item} FROM outbox WHERE ${open} ORDER BY sequence LIMIT ?`).all(limit) as OutboxItem[]

export function markOutbox(db: WritableDb, sequences: number[], state: 'stored' | 'sending' | 'sent'): void {
  const mark = db.prepare(`UPDATE outbox SET state = ? WHERE sequence = ? AND ${open}`)
  inTransaction(db, () => {
    for (const sequence of sequences) mark.run(state, sequence)
  })
}

/** After a crash nobody knows whether what was being sent has arrived: it is sent again, and stored there once. */
export function unknownAfterCrash(db: WritableDb): void {
  db.prepare(`UPDATE outbox SET state = 'sent' WHERE state = 'sending'`).run()
}

/** Keeps headquarters' answers, each with its line in the audit log. An answer that is kept already changes nothing. */
export function settle(db: WritableDb, settlements: Settlement[], at: string): void {
  const update = db.prepare(
    `UPDATE outbox SET state = @state, receipt = @receipt, refusal = @refusal, settled_at = @at
     WHERE envelope_id = @envelopeId AND ${open}`,
  )
  inTransaction(db, () => {
    for (const settlement of settlements) {
      const changed = update.run({ receipt: null, refusal: null, ...settlement, at }).changes
      if (changed === 0) continue
      const action = settlement.state === 'confirmed' ? 'envelope.confirmed' : 'envelope.refused'
      appendAudit(db, { at, actor: 'system', action, subject: settlement.envelopeId, commitment: null })
    }
  })
}

export interface OutboxSummary {
  waiting: number
  refused: number
  lastConfirmedAt: string | null
}

export function outboxSummary(db: ReadableDb): OutboxSummary {
  const counts = db
    .prepare(
      `SELECT (SELECT count(*) FROM outbox WHERE ${open}) AS waiting,
              (SELECT count(*) FROM outbox WHERE state = 'refused') AS refused,
              (SELECT max(settled_at) FROM outbox WHERE state = 'confirmed') AS lastConfirmedAt`,
    )
    .get()
  return counts as OutboxSummary
}
