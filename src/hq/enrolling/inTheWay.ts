import type { Envelope, Receipt } from '../../contract/sync/envelope.ts'
import { subjectOf } from '../../domain/outbox/subject.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Db } from '../database/transaction.ts'
import { erasureOf } from '../repositories/cancelledMembers.ts'
import { findEnvelope, type HeldEnvelope, isSequenceUsed } from '../repositories/envelopes.ts'
import { hasCard, hasMember } from '../repositories/members.ts'
import { receiptOf } from '../repositories/receipts.ts'
import type { Refusal } from './checkEnvelope.ts'

/** An envelope that is in order by itself. */
export interface Item {
  envelope: Envelope
  /** SHA-256 of it as it travelled. */
  hash: string
}

type Answer = Result<Receipt, Refusal>

/**
 * Why an envelope could not be stored; null where nothing is in its way. [ERA4] What lost its content is answered with the
 * receipt of what it stands in the place of, where that had arrived; [ERA6] and an enrolment whose membership ended is
 * never held again.
 */
export async function whatIsInTheWay(
  db: Db,
  storeCode: string,
  { envelope, hash }: Item,
): Promise<Answer | null> {
  const { id, deviceId, sequence, kind, body } = envelope
  const erasure = kind === 'enrolment' ? await erasureOf(db, storeCode, body.memberId) : null
  if (erasure) return err({ reason: 'cancelled', detail: 'body.memberId', erasure })
  const held = await findEnvelope(db, storeCode, id)
  if (held && (held.hash === hash || isErasedForm(envelope, held)))
    return ok(await receiptOf(db, storeCode, id))
  if (canBeVoid(kind) && held?.kind === 'void') return err({ reason: 'cancelled', detail: 'id' })
  // [SYN13] Who leaves at two copies before either has sent the enrolment leaves two voids in its place.
  if (held && isVoidAgain(envelope, held)) return err({ reason: 'sequence-reused', detail: 'sequence' })
  if (held) return err({ reason: 'id-reused', detail: 'id' })
  if (await isSequenceUsed(db, storeCode, deviceId, sequence))
    return err({ reason: 'sequence-reused', detail: 'sequence' })
  return whatElseIsInTheWay(db, storeCode, envelope)
}

/** What holds facts, and so gives way to a void when its member leaves. */
const canBeVoid = (kind: Envelope['kind']) =>
  ['enrolment', 'correction', 'evidence', 'register'].includes(kind)

const isVoidAgain = (envelope: Envelope, held: HeldEnvelope) =>
  envelope.kind === 'void' && held.kind === 'void' && isInPlaceOf(envelope, held)

/** A void, or [REG3] an event that describes nobody any more, in the place of what had arrived before its member left. */
const isErasedForm = (envelope: Envelope, held: HeldEnvelope) =>
  isInPlaceOf(envelope, held) && (isVoidOf(envelope, held) || isUndescribed(envelope, held))

const isVoidOf = ({ kind }: Envelope, held: HeldEnvelope) => kind === 'void' && canBeVoid(held.kind)

const isUndescribed = ({ kind, body }: Envelope, held: HeldEnvelope) =>
  kind === 'register' && held.kind === 'register' && body.personal === null

const isInPlaceOf = (envelope: Envelope, held: HeldEnvelope) =>
  held.deviceId === envelope.deviceId &&
  held.sequence === envelope.sequence &&
  held.memberId === subjectOf(envelope)

async function whatElseIsInTheWay(db: Db, storeCode: string, envelope: Envelope): Promise<Answer | null> {
  const { kind, body } = envelope
  if (kind === 'enrolment' && (await hasCard(db, storeCode, body.cardNumber)))
    return err({ reason: 'card-number-taken', detail: 'body.cardNumber' })
  const isMember = await hasMember(db, storeCode, subjectOf(envelope))
  if (speaksOfMember(kind) && !isMember) return err({ reason: 'member-unknown', detail: 'body.memberId' })
  const isTaken = (kind === 'enrolment' || kind === 'cancellation') && isMember
  return isTaken ? err({ reason: 'id-reused', detail: 'body.memberId' }) : null
}

/** Whoever it is about has to be held before. */
const speaksOfMember = (kind: Envelope['kind']) =>
  ['correction', 'consent', 'evidence', 'register'].includes(kind)
