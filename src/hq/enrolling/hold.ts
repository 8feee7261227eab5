import type { Transaction } from 'kysely'
import type { EnrolmentEnvelope, Envelope, EnvelopeOf, Receipt } from '../../contract/sync/envelope.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { cancel } from '../cancelling/cancel.ts'
import { correct } from '../correcting/correct.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction, sqlState } from '../database/transaction.ts'
import { indexMembers } from '../duplicates/indexMembers.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { isWordFor } from '../recording/isWordFor.ts'
import { ignore, recordConsent, recordEvent, recordPin } from '../recording/record.ts'
import { addConsents } from '../repositories/consents.ts'
import { enrolmentGround } from '../repositories/enrolmentGround.ts'
import { addEnvelopes } from '../repositories/envelopes.ts'
import { addErasureStatement } from '../repositories/erasureStatements.ts'
import { addMembers } from '../repositories/members.ts'
import { addReceipts } from '../repositories/receipts.ts'
import { addReviews } from '../repositories/reviews.ts'
import { takeStore } from '../repositories/stores.ts'
import { reviewsDue } from '../reviewing/suspicion.ts'
import type { Services } from '../services.ts'
import type { Refusal } from './checkEnvelope.ts'
import type { Holding, Sender } from './holding.ts'
import { type Item, whatIsInTheWay } from './inTheWay.ts'
import { signReceipt } from './receipt.ts'

/** Something in the way of storing: undoes the transaction it is thrown in. */
class NotNew extends Error {}

/** Class 22, nothing where something is needed, a check: a value that the schema lets through and the database does not. */
const isOfInput = (error: Error) => /^(22...|23502|23514)$/.test(sqlState(error) ?? '')

/**
 * Stores envelopes with what they bring about and their receipts: all of them, or where one is not new or cannot be
 * stored, none. The error is what was in the way, NotNew or the database's: classes 22 and 23.
 */
async function tryToHold(
  services: Services,
  device: Sender,
  items: Item[],
): Promise<Result<Receipt[], Error>> {
  try {
    const now = services.clock()
    const receipts = await inTransaction(services.db, tx =>
      store({ tx, services, device, now, news: [] }, items),
    )
    return ok(receipts)
  } catch (error) {
    if (error instanceof NotNew || (error instanceof Error && /^2[23]/.test(sqlState(error) ?? '')))
      return err(error)
    throw error
  }
}

/** All of them, or null. */
export async function holdTogether(
  services: Services,
  device: Sender,
  items: Item[],
): Promise<Receipt[] | null> {
  const held = await tryToHold(services, device, items)
  return held.ok ? held.value : null
}

async function store(holding: Holding, items: Item[]): Promise<Receipt[]> {
  const { tx, services, device, now, news } = holding
  const { storeCode } = device
  const envelopes = items.map(item => item.envelope)
  const key = services.keys.receipt
  const signing = Promise.all(items.map(({ envelope, hash }) => signReceipt(key, envelope, hash, now)))
  // Where the envelopes are not new, nobody waits for it.
  signing.catch(() => undefined)
  await takeStore(tx, storeCode, envelopes.some(isChange) ? 'change' : 'enrol')
  if ((await addEnvelopes(tx, storeCode, items, now)) < items.length) throw new NotNew()
  const receipts = await signing
  await addReceipts(tx, storeCode, receipts)
  const reviews = await reviewsDue(tx, device, envelopes, now)
  await addReviews(tx, reviews)
  await enrolAll(
    tx,
    services,
    storeCode,
    envelopes.filter(envelope => envelope.kind === 'enrolment'),
  )
  const suspects = new Set(reviews.map(({ envelopeId }) => envelopeId))
  for (const envelope of envelopes)
    if (!(await takeEffect(holding, envelope, suspects.has(envelope.id)))) throw new NotNew()
  await appendToFeed(tx, news)
  return receipts
}

/** [APR4] A supervisor's word is looked for among those that were used, and used, one after the other. */
const isChange = ({ kind, body }: Envelope) =>
  kind === 'cancellation' || kind === 'correction' || (kind === 'register' && 'word' in body.kept)

async function enrolAll(
  tx: Transaction<Schema>,
  services: Services,
  storeCode: string,
  enrolments: EnrolmentEnvelope[],
): Promise<void> {
  if (enrolments.length === 0) return
  const members = enrolments.map(({ body }) => body)
  const ids = members.map(({ memberId }) => memberId)
  const { isAnyCancelled, ...index } = await enrolmentGround(tx, storeCode, ids)
  if (isAnyCancelled) throw new NotNew()
  if ((await addMembers(tx, storeCode, enrolments, index.keyEpoch)) < enrolments.length) throw new NotNew()
  await addConsents(tx, storeCode, enrolments)
  await indexMembers(tx, services, storeCode, index, members)
}

/**
 * What an envelope brings about beside being held; false where it cannot. Enrolments have taken effect together. What
 * would take something away, and comes from who was cut off, waits for a person to look at it.
 */
async function takeEffect(holding: Holding, envelope: Envelope, isSuspect: boolean): Promise<boolean> {
  const { tx, device, now } = holding
  const { storeCode } = device
  if (envelope.kind === 'erasure') {
    await addErasureStatement(tx, storeCode, envelope.body.statement, now)
    return true
  }
  if (envelope.kind === 'correction') return correct(holding, envelope, isSuspect)
  if (envelope.kind === 'register') return recordEvent(holding, envelope.body)
  if (envelope.kind === 'consent' || envelope.kind === 'evidence') return recordConsent(holding, envelope)
  if (envelope.kind === 'pin') return isSuspect || recordPin(holding, envelope)
  if (envelope.kind === 'enrolment' || envelope.kind === 'void') return true
  // Nothing is answered with a receipt of which nothing is kept.
  if (envelope.kind !== 'cancellation') return false
  return isSuspect || end(holding, envelope)
}

/** [APR3] Ends a membership; where a supervisor approved what a clerk asked, only if they meant exactly this. */
async function end(holding: Holding, { body, occurredAt }: EnvelopeOf<'cancellation'>): Promise<boolean> {
  const { storeCode, id: deviceId } = holding.device
  const { word, ...ended } = body
  const { memberId, cardNumber, cancelledBy: approvedBy } = ended
  const act = {
    kind: 'cancellation',
    subject: memberId,
    memberId,
    content: { cardNumber },
    approvedBy,
  } as const
  if (word && !(await isWordFor(holding, act, word, []))) return ignore(holding, approvedBy, memberId)
  return cancel(holding, { ...ended, storeCode, cancelledAt: new Date(occurredAt), deviceId })
}

/**
 * Stores one envelope once: sent again, it is the first receipt that comes back. [SYN18] Throws where nothing is in its way
 * and it is not at fault itself: a constraint that headquarters broke by its own doing is no reason to refuse it for good.
 */
export async function hold(
  services: Services,
  device: Sender,
  item: Item,
): Promise<Result<Receipt, Refusal>> {
  const stored = await tryToHold(services, device, [item])
  if (stored.ok) return ok(stored.value[0] as Receipt)
  const inTheWay = await whatIsInTheWay(services.db, device.storeCode, item)
  if (inTheWay) return inTheWay
  if (isOfInput(stored.error)) return err({ reason: 'malformed', detail: 'not storable' })
  throw stored.error
}
