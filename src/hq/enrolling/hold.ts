import type { Transaction } from 'kysely'
import type { EnrolmentEnvelope, Envelope, EnvelopeOf, Receipt } from '../../contract/sync/envelope.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { cancel } from '../cancelling/cancel.ts'
import type { Schema } from '../database/schema.ts'
import { type Db, inTransaction, sqlState } from '../database/transaction.ts'
import { erasureOf, isAnyCancelled } from '../repositories/cancelledMembers.ts'
import { addConsents } from '../repositories/consents.ts'
import type { Device } from '../repositories/devices.ts'
import { addEnvelopes, findEnvelope, type HeldEnvelope, isSequenceUsed } from '../repositories/envelopes.ts'
import { addErasureStatement } from '../repositories/erasureStatements.ts'
import { addMembers, hasCard, hasMember } from '../repositories/members.ts'
import { addReceipts, receiptOf } from '../repositories/receipts.ts'
import { takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'
import type { Refusal } from './checkEnvelope.ts'
import { signReceipt } from './receipt.ts'

/** An envelope that is in order by itself. */
export interface Item {
  envelope: Envelope
  /** SHA-256 of it as it travelled. */
  hash: string
}

/** Something in the way of storing: undoes the transaction it is thrown in. */
class NotNew extends Error {}

/**
 * Stores envelopes with their members, consents and receipts: all of them, or where one is not new or cannot be stored,
 * none, and null.
 */
export async function holdTogether(
  services: Services,
  device: Device,
  items: Item[],
): Promise<Receipt[] | null> {
  try {
    return await inTransaction(services.db, tx => store(tx, services, device, items))
  } catch (error) {
    // Classes 22 and 23: a value that the schema lets through and the database does not.
    if (error instanceof NotNew || /^2[23]/.test(sqlState(error) ?? '')) return null
    throw error
  }
}

async function store(
  tx: Transaction<Schema>,
  services: Services,
  device: Device,
  items: Item[],
): Promise<Receipt[]> {
  const { storeCode } = device
  const envelopes = items.map(item => item.envelope)
  const now = services.clock()
  await takeStore(tx, storeCode, ofKind(envelopes, 'cancellation').length > 0 ? 'change' : 'enrol')
  if ((await addEnvelopes(tx, storeCode, items, now)) < items.length) throw new NotNew()
  await enrolAll(tx, storeCode, ofKind(envelopes, 'enrolment'))
  for (const cancellation of ofKind(envelopes, 'cancellation'))
    if (!(await cancel(tx, services, device, cancellation, now))) throw new NotNew()
  for (const { body } of ofKind(envelopes, 'erasure'))
    await addErasureStatement(tx, storeCode, body.statement, now)
  const key = services.keys.receipt
  const receipts = items.map(({ envelope, hash }) => signReceipt(key, envelope, hash, now))
  await addReceipts(tx, storeCode, receipts)
  return receipts
}

const ofKind = <K extends Envelope['kind']>(envelopes: Envelope[], kind: K): EnvelopeOf<K>[] =>
  envelopes.filter((envelope): envelope is EnvelopeOf<K> => envelope.kind === kind)

async function enrolAll(
  tx: Transaction<Schema>,
  storeCode: string,
  enrolments: EnrolmentEnvelope[],
): Promise<void> {
  const ids = enrolments.map(({ body }) => body.memberId)
  if (await isAnyCancelled(tx, storeCode, ids)) throw new NotNew()
  if ((await addMembers(tx, storeCode, enrolments)) < enrolments.length) throw new NotNew()
  await addConsents(tx, storeCode, enrolments)
}

/** Stores one envelope once: sent again, it is the first receipt that comes back. */
export async function hold(
  services: Services,
  device: Device,
  item: Item,
): Promise<Result<Receipt, Refusal>> {
  const stored = await holdTogether(services, device, [item])
  if (stored?.[0]) return ok(stored[0])
  return whatIsInTheWay(services.db, device.storeCode, item)
}

/**
 * [ERA4] A void is answered with the receipt of the enrolment in whose place it stands, where that had arrived;
 * [ERA6] and an enrolment whose membership ended is never held again.
 */
async function whatIsInTheWay(db: Db, storeCode: string, { envelope, hash }: Item): Promise<Answer> {
  const { id, deviceId, sequence, kind, body } = envelope
  const erasure = kind === 'enrolment' ? await erasureOf(db, storeCode, body.memberId) : null
  if (erasure) return err({ reason: 'cancelled', detail: 'body.memberId', erasure })
  const held = await findEnvelope(db, storeCode, id)
  if (held?.hash === hash || (held && isVoidOf(envelope, held))) return ok(await receiptOf(db, storeCode, id))
  if (kind === 'enrolment' && held?.kind === 'void') return err({ reason: 'cancelled', detail: 'id' })
  if (held) return err({ reason: 'id-reused', detail: 'id' })
  if (await isSequenceUsed(db, storeCode, deviceId, sequence))
    return err({ reason: 'sequence-reused', detail: 'sequence' })
  return whatElseIsInTheWay(db, storeCode, envelope)
}

type Answer = Result<Receipt, Refusal>

const isVoidOf = (envelope: Envelope, held: HeldEnvelope) =>
  envelope.kind === 'void' &&
  held.kind === 'enrolment' &&
  held.deviceId === envelope.deviceId &&
  held.sequence === envelope.sequence &&
  held.memberId === envelope.body.memberId

async function whatElseIsInTheWay(db: Db, storeCode: string, { kind, body }: Envelope): Promise<Answer> {
  if (kind === 'enrolment' && (await hasCard(db, storeCode, body.cardNumber)))
    return err({ reason: 'card-number-taken', detail: 'body.cardNumber' })
  if (await hasMember(db, storeCode, body.memberId))
    return err({ reason: 'id-reused', detail: 'body.memberId' })
  return err({ reason: 'malformed', detail: 'not storable' })
}
