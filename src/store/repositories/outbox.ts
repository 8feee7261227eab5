import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import {
  type Envelope,
  type EnvelopeBodies,
  type EnvelopeKind,
  NEWEST_VERSION,
  versionOf,
} from '../../domain/outbox/envelope.ts'
import { subjectOf } from '../../domain/outbox/subject.ts'
import type { ReadableDb, WritableDb } from '../database.ts'
import { inTransaction, prepared } from '../database.ts'
import { sha256 } from '../sha256.ts'
import { appendAudit } from './audit.ts'
import { counterOf } from './counter.ts'
import { nextSerial } from './serials.ts'

export type OutboxState = 'stored' | 'sending' | 'sent' | 'confirmed' | 'refused'

/** An envelope on its way. `envelope` is canonical JSON and is sent as it stands. */
export interface OutboxItem {
  sequence: number
  envelopeId: string
  memberId: string
  envelope: string
  state: OutboxState
  kind: EnvelopeKind
  /** SHA-256 of what this stands in the place of, since a member left: a receipt may name either. */
  hash: string | null
}

/** Headquarters' answer to one envelope, already verified by whoever calls. `receipt` and `refusal` are JSON. */
export type Settlement =
  | { envelopeId: string; state: 'confirmed'; receipt: string }
  /** `sent`: the text that was refused, where something else may stand in its place by now. */
  | { envelopeId: string; state: 'refused'; refusal: string; sent?: string }

const item = 'sequence, envelope_id AS envelopeId, member_id AS memberId, envelope, state, kind, hash'
const open = `state IN ('stored', 'sending', 'sent')`

export function putEnvelope(db: WritableDb, envelope: Envelope): void {
  prepared(
    db,
    `INSERT INTO outbox (sequence, envelope_id, member_id, kind, envelope, state)
     VALUES (@sequence, @id, @memberId, @kind, @text, 'stored')`,
  ).run({
    sequence: envelope.sequence,
    id: envelope.id,
    memberId: subjectOf(envelope),
    kind: envelope.kind,
    text: canonicalJson(envelope as unknown as Json),
  })
}

/** Puts an envelope of this counter at the end of the outbox; part of the transaction of what it tells. */
export function putNew<K extends EnvelopeKind>(
  db: WritableDb,
  kind: K,
  body: EnvelopeBodies[K],
  { id, at }: { id: string; at: string },
): void {
  const counter = counterOf(db)
  if (!counter) throw new Error('an envelope before joining')
  const sequence = nextSerial(db, 'envelope')
  const { deviceId } = counter
  const version = versionOf(kind, body)
  putEnvelope(db, { version, id, deviceId, sequence, kind, occurredAt: at, body } as unknown as Envelope)
}

/** The envelope with which a member was enrolled here; its content is null where that is gone. */
export function findEnrolmentItem(
  db: ReadableDb,
  memberId: string,
): (Omit<OutboxItem, 'envelope'> & { envelope: string | null }) | null {
  const row = prepared(db, `SELECT ${item} FROM outbox WHERE member_id = ? AND kind = 'enrolment'`).get(
    memberId,
  )
  return (row as OutboxItem | undefined) ?? null
}

/**
 * The sequence of a member's enrolment, or [ERA4] of the void in its place, while headquarters has not settled it; else null.
 */
export const openEnrolment = (db: ReadableDb, memberId: string): number | null =>
  prepared(
    db,
    `SELECT max(sequence) FROM outbox WHERE member_id = ? AND kind IN ('enrolment', 'void') AND ${open}`,
  )
    .pluck()
    .get(memberId) as number | null

/** The receipt of a member's enrolment, JSON; it outlives the content. */
export const receiptOfEnrolment = (db: ReadableDb, memberId: string) =>
  (
    prepared(db, `SELECT receipt FROM outbox WHERE member_id = ? AND kind = 'enrolment'`).get(memberId) as
      | { receipt: string | null }
      | undefined
  )?.receipt ?? null

/** Takes the content out of a confirmed envelope; number, hash and receipt stay. */
export function eraseContent(db: WritableDb, sequence: number, envelope: string): void {
  prepared(db, 'UPDATE outbox SET envelope = NULL, hash = ? WHERE sequence = ?').run(
    sha256(envelope),
    sequence,
  )
}

const itemsOf = (db: ReadableDb, memberId: string, kinds: string) =>
  prepared(
    db,
    `SELECT ${item} FROM outbox WHERE member_id = ? AND kind IN (${kinds}) AND envelope IS NOT NULL
     ORDER BY sequence`,
  ).all(memberId) as OutboxItem[]

/** The envelopes of a member's corrections that still have their content. */
export const correctionItems = (db: ReadableDb, memberId: string) => itemsOf(db, memberId, "'correction'")

/** Where what this counter wrote about a member after the enrolment is, by the id of each. */
export const statesAbout = (db: ReadableDb, memberId: string): Map<string, OutboxState> => {
  const rows = prepared(
    db,
    `SELECT state, coalesce(envelope ->> '$.body.correctionId', envelope ->> '$.body.changeId',
                            envelope ->> '$.body.eventId') AS id
     FROM outbox WHERE member_id = ? AND kind IN ('correction', 'consent', 'register') AND envelope IS NOT NULL`,
  ).all(memberId) as { state: OutboxState; id: string }[]
  return new Map(rows.map(({ id, state }) => [id, state]))
}

/** [COR8] Those beside the enrolment that describe a member and still have their content. */
export const describingItems = (db: ReadableDb, memberId: string) =>
  itemsOf(db, memberId, "'correction', 'evidence', 'register'")

/**
 * Puts something without facts in the place of what holds some and is not confirmed, under its id and sequence; it is sent
 * even where that was refused.
 */
export function replaceEnvelope(
  db: WritableDb,
  { sequence, envelope }: { sequence: number; envelope: string | null },
  instead: Envelope,
): void {
  const text = canonicalJson(instead as unknown as Json)
  prepared(
    db,
    `UPDATE outbox SET kind = @kind, envelope = @text, hash = @hash, state = 'stored', refusal = NULL,
                       settled_at = NULL
     WHERE sequence = @sequence`,
  ).run({ sequence, kind: instead.kind, text, hash: sha256(envelope ?? '') })
}

/** Canonical JSON has the version last. One that this counter cannot have written is damage: it is refused alone, and holds nothing up. */
function isNewer(envelope: string, protocol: number): boolean {
  const version = Number(/"version":(\d+)\}$/.exec(envelope)?.[1] ?? 0)
  return version > protocol && version <= NEWEST_VERSION
}

export interface BatchLimits {
  /** [VER3] None of a version that a headquarters of this protocol does not have, and none that was made after it. */
  protocol?: number
  /** [SYN18] Of whom nothing is taken for now. */
  except?: ReadonlySet<string>
}

/** The oldest envelopes that headquarters has not settled, in the order in which they were made. */
export function nextBatch(
  db: ReadableDb,
  limit: number,
  { protocol = Number.POSITIVE_INFINITY, except }: BatchLimits = {},
): OutboxItem[] {
  const waiting = prepared(db, `SELECT ${item} FROM outbox WHERE ${open} ORDER BY sequence`)
  const batch: OutboxItem[] = []
  for (const one of waiting.iterate() as IterableIterator<OutboxItem>) {
    if (isNewer(one.envelope, protocol)) break
    if (except?.has(one.memberId)) continue
    batch.push(one)
    if (batch.length === limit) break
  }
  return batch
}

export function markOutbox(db: WritableDb, sequences: number[], state: 'stored' | 'sending' | 'sent'): void {
  const mark = prepared(db, `UPDATE outbox SET state = ? WHERE sequence = ? AND ${open}`)
  inTransaction(db, () => {
    for (const sequence of sequences) mark.run(state, sequence)
  })
}

/** After a crash nobody knows whether what was being sent has arrived: it is sent again, and stored there once. */
export function unknownAfterCrash(db: WritableDb): void {
  prepared(db, `UPDATE outbox SET state = 'sent' WHERE state = 'sending'`).run()
}

/** Keeps headquarters' answers, each with its line in the audit log. An answer that is kept already changes nothing. */
export function settle(db: WritableDb, settlements: Settlement[], at: string): void {
  const update = db.prepare(
    `UPDATE outbox SET state = @state, receipt = coalesce(@receipt, receipt), refusal = @refusal, settled_at = @at
     WHERE envelope_id = @envelopeId AND ${open} AND (@sent IS NULL OR envelope = @sent)`,
  )
  // [FEE4] What headquarters made of a correction, its facts say: until now the counter's own stood upon them.
  const askAgain = db.prepare(
    `INSERT OR IGNORE INTO changed_member (member_id)
     SELECT o.member_id FROM outbox o JOIN member USING (member_id) WHERE o.envelope_id = ? AND o.kind = 'correction'`,
  )
  inTransaction(db, () => {
    for (const settlement of settlements) {
      const changed = update.run({ receipt: null, refusal: null, sent: null, ...settlement, at }).changes
      if (changed === 0) continue
      askAgain.run(settlement.envelopeId)
      const action = settlement.state === 'confirmed' ? 'envelope.confirmed' : 'envelope.refused'
      appendAudit(db, { at, actor: 'system', action, subject: settlement.envelopeId, commitment: null })
    }
  })
}

/**
 * [FEE8] Headquarters may have lost what it had confirmed: all that is still here is sent again, and stored there once.
 * Receipts stay until there are others.
 */
export function sendAgain(db: WritableDb, at: string): void {
  const sent = prepared(
    db,
    `UPDATE outbox SET state = 'sent', settled_at = NULL WHERE state = 'confirmed' AND envelope IS NOT NULL`,
  ).run()
  const action = 'headquarters.restored'
  if (sent.changes > 0)
    appendAudit(db, { at, actor: 'headquarters', action, subject: null, commitment: null })
}

export interface OutboxSummary {
  waiting: number
  refused: number
  lastConfirmedAt: string | null
}

export function outboxSummary(db: ReadableDb): OutboxSummary {
  const counts = prepared(
    db,
    `SELECT (SELECT count(*) FROM outbox WHERE ${open}) AS waiting,
              (SELECT count(*) FROM outbox WHERE state = 'refused') AS refused,
              (SELECT max(settled_at) FROM outbox WHERE state = 'confirmed') AS lastConfirmedAt`,
  ).get()
  return counts as OutboxSummary
}
