import { createHash } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { Envelope, PushResult, Receipt } from '../../contract/sync/envelope.ts'
import { envelopeText } from '../../contract/sync/receipt.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction, sqlState } from '../database/transaction.ts'
import { addConsents } from '../repositories/consents.ts'
import type { Device } from '../repositories/devices.ts'
import { addEnvelope, hashOf } from '../repositories/envelopes.ts'
import { addMember, hasCard } from '../repositories/members.ts'
import { addReceipt, receiptOf } from '../repositories/receipts.ts'
import type { Services } from '../services.ts'
import { checkEnvelope, type Refusal } from './checkEnvelope.ts'
import { signReceipt } from './receipt.ts'

/** Undoes the transaction it is thrown in. */
class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/** Holds what it can of a batch: each envelope by itself, in order, so that none stands in another's way. */
export async function push(services: Services, device: Device, received: unknown[]): Promise<PushResult[]> {
  const results: PushResult[] = []
  for (const one of received) {
    const checked = checkEnvelope(one, device)
    const held = checked.ok ? await hold(services, device, checked.value, one) : checked
    results.push(
      held.ok
        ? { id: held.value.envelopeId, outcome: 'stored', receipt: held.value }
        : { id: idOf(one), outcome: 'refused', ...held.error },
    )
  }
  return results
}

/** The id of an envelope that may not be one, for the counter to know which was refused. */
function idOf(received: unknown): string {
  const id = typeof received === 'object' && received !== null && 'id' in received ? received.id : null
  return typeof id === 'string' ? id.slice(0, 64) : ''
}

/** Stores an envelope once: sent again, it is the first receipt that comes back. */
async function hold(
  services: Services,
  device: Device,
  envelope: Envelope,
  received: unknown,
): Promise<Result<Receipt, Refusal>> {
  const { db, keys, clock } = services
  const hash = createHash('sha256').update(envelopeText(received)).digest('hex')
  try {
    return await inTransaction(db, async tx => {
      const kept = { storeCode: device.storeCode, hash, receivedAt: clock(), envelope }
      if (!(await addEnvelope(tx, kept))) return heldBefore(tx, device.storeCode, envelope.id, hash)
      if (!(await addMember(tx, device.storeCode, envelope)))
        throw new Refused(await whyNoMember(tx, device.storeCode, envelope))
      await addConsents(tx, device.storeCode, envelope)
      const receipt = signReceipt(keys.receipt, envelope, hash, kept.receivedAt)
      await addReceipt(tx, device.storeCode, receipt)
      return ok(receipt)
    })
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal)
    // Classes 22 and 23: a value that the schema lets through and the database does not. It will never be stored, and
    // must not hold up what can be.
    if (/^2[23]/.test(sqlState(error) ?? '')) return err({ reason: 'malformed', detail: 'not storable' })
    throw error
  }
}

async function heldBefore(
  tx: Transaction<Schema>,
  storeCode: string,
  id: string,
  hash: string,
): Promise<Result<Receipt, Refusal>> {
  const held = await hashOf(tx, storeCode, id)
  if (held === null) return err({ reason: 'sequence-reused', detail: 'sequence' })
  if (held !== hash) return err({ reason: 'id-reused', detail: 'id' })
  return ok(await receiptOf(tx, storeCode, id))
}

async function whyNoMember(tx: Transaction<Schema>, storeCode: string, envelope: Envelope): Promise<Refusal> {
  const { cardNumber } = envelope.body
  return (await hasCard(tx, storeCode, cardNumber))
    ? { reason: 'card-number-taken', detail: 'body.cardNumber' }
    : { reason: 'id-reused', detail: 'body.memberId' }
}
