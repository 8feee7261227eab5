import type { Transaction } from 'kysely'
import type { Envelope, Receipt } from '../../contract/sync/envelope.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { type Db, inTransaction, sqlState } from '../database/transaction.ts'
import { addConsents } from '../repositories/consents.ts'
import type { Device } from '../repositories/devices.ts'
import { addEnvelopes, hashOf, isSequenceUsed } from '../repositories/envelopes.ts'
import { addMembers, hasCard, hasMember } from '../repositories/members.ts'
import { addReceipts, receiptOf } from '../repositories/receipts.ts'
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
  { keys, clock }: Services,
  device: Device,
  items: Item[],
): Promise<Receipt[]> {
  const { storeCode } = device
  const envelopes = items.map(item => item.envelope)
  const now = clock()
  if ((await addEnvelopes(tx, storeCode, items, now)) < items.length) throw new NotNew()
  if ((await addMembers(tx, storeCode, envelopes)) < items.length) throw new NotNew()
  await addConsents(tx, storeCode, envelopes)
  const receipts = items.map(({ envelope, hash }) => signReceipt(keys.receipt, envelope, hash, now))
  await addReceipts(tx, storeCode, receipts)
  return receipts
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

/** Nothing that is held is ever taken away, so what was in the way is still there to be seen. */
async function whatIsInTheWay(db: Db, storeCode: string, item: Item): Promise<Result<Receipt, Refusal>> {
  const { id, deviceId, sequence, body } = item.envelope
  const held = await hashOf(db, storeCode, id)
  if (held === item.hash) return ok(await receiptOf(db, storeCode, id))
  if (held !== null) return err({ reason: 'id-reused', detail: 'id' })
  if (await isSequenceUsed(db, storeCode, deviceId, sequence))
    return err({ reason: 'sequence-reused', detail: 'sequence' })
  if (await hasCard(db, storeCode, body.cardNumber))
    return err({ reason: 'card-number-taken', detail: 'body.cardNumber' })
  if (await hasMember(db, storeCode, body.memberId))
    return err({ reason: 'id-reused', detail: 'body.memberId' })
  return err({ reason: 'malformed', detail: 'not storable' })
}
