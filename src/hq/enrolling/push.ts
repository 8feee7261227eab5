import { hash as digest } from 'node:crypto'
import type * as z from 'zod'
import type { PushRequest, PushResult, Receipt } from '../../contract/sync/envelope.ts'
import { envelopeText } from '../../contract/sync/receipt.ts'
import { ok, type Result } from '../../domain/result.ts'
import { retried } from '../database/transaction.ts'
import { isDatabaseAway } from '../errors.ts'
import { clockSkewOf, type Device, lineageOf, recordSighting } from '../repositories/devices.ts'
import type { Services } from '../services.ts'
import { checkEnvelope, type Refusal } from './checkEnvelope.ts'
import { hold, holdTogether } from './hold.ts'
import type { Sender } from './holding.ts'
import type { Item } from './inTheWay.ts'
import { knownReceipts } from './known.ts'

/**
 * Holds what it can of a batch. Those that are in order by themselves are stored in one transaction, which is how weeks
 * of work offline arrive in minutes; where any of them stands in the way, each by itself, so that it stands only in its
 * own. [SYN18] One at which headquarters meets a fault of its own is left out of the answer, and comes again.
 */
export async function push(
  services: Services,
  from: Device,
  { envelopes: received, clock }: z.output<typeof PushRequest>,
): Promise<PushResult[]> {
  const device = { ...from, clockAheadMs: await clockAheadOf(services, from, clock) }
  await noteSighting(services, device)
  const lineage = received.some(one => makerId(one) !== device.id) ? await lineageOf(services.db, device) : []
  const checked = received.map(one => check(one, makerOf(one, lineage) ?? device))
  const items = checked.flatMap(result => (result.ok ? [result.value] : []))
  const faults: unknown[] = []
  const trying = <T>(work: Promise<T>) => unlessAtFault(services, work, faults)
  const receipts = await holdMost(services, device, items, trying)
  const results: PushResult[] = []
  for (const [at, one] of checked.entries()) {
    const receipt = one.ok ? receipts.get(one.value) : undefined
    const held = receipt ? ok(receipt) : one.ok ? await trying(hold(services, device, one.value)) : one
    if (held) results.push(answer(received[at], held))
  }
  if (results.length === 0) throw faults[0]
  return results
}

type Trying = <T>(work: Promise<T>) => Promise<T | null>

/** The receipts of all, where they can be stored together; else of those held before, and of the rest where that can be. */
async function holdMost(
  services: Services,
  device: Sender,
  items: Item[],
  trying: Trying,
): Promise<Map<Item, Receipt>> {
  const receiptsFor = (those: Item[], receipts: Receipt[] | null) =>
    new Map(receipts?.map((receipt, at): [Item, Receipt] => [those[at] as Item, receipt]))
  if (items.length === 0) return new Map()
  const together = await trying(holdTogether(services, device, items))
  if (together) return receiptsFor(items, together)
  const known = await knownReceipts(services.db, device.storeCode, items)
  const rest = items.filter(item => !known.has(item))
  if (known.size === 0 || rest.length === 0) return known
  const restTogether = await trying(holdTogether(services, device, rest))
  return new Map([...known, ...receiptsFor(rest, restTogether)])
}

/** Null, with the fault written down, where the work failed by a fault of ours. Throws where the database is away. */
async function unlessAtFault<T>({ log }: Services, work: Promise<T>, faults: unknown[]): Promise<T | null> {
  try {
    return await work
  } catch (error) {
    if (!(error instanceof Error) || isDatabaseAway(error)) throw error
    log.error({ err: error }, 'an envelope could not be held')
    faults.push(error)
    return null
  }
}

/** [REV5] As the counter says; of an older one, as far as headquarters has noticed. */
async function clockAheadOf({ db, clock }: Services, { id }: Device, told?: string): Promise<number> {
  return told ? Date.parse(told) - clock().getTime() : clockSkewOf(db, id)
}

const SIGHTING_MS = 60_000

/** Now and then: counters of version 1 say in no other way that they are there. */
async function noteSighting({ db, clock }: Services, { id, lastContactAt }: Device): Promise<void> {
  const now = clock()
  if (!lastContactAt || now.getTime() - lastContactAt.getTime() > SIGHTING_MS)
    await retried(() => recordSighting(db, id, now))
}

/** [SYN14] A device that was a copy of another sends what it had made as that other, too. */
const makerOf = (received: unknown, lineage: Device[]): Device | undefined =>
  lineage.find(({ id }) => id === makerId(received))

const makerId = (received: unknown): unknown =>
  typeof received === 'object' && received !== null && 'deviceId' in received ? received.deviceId : null

function check(received: unknown, device: Device): Result<Item, Refusal> {
  const checked = checkEnvelope(received, device)
  if (!checked.ok) return checked
  const hash = digest('sha256', envelopeText(received), 'hex')
  return ok({ envelope: checked.value, hash })
}

const answer = (received: unknown, held: Result<Receipt, Refusal>): PushResult =>
  held.ok
    ? { id: held.value.envelopeId, outcome: 'stored', receipt: held.value }
    : { id: idOf(received), outcome: 'refused', ...held.error }

/** The id of an envelope that may not be one, for the counter to know which was refused. */
function idOf(received: unknown): string {
  const id = typeof received === 'object' && received !== null && 'id' in received ? received.id : null
  return typeof id === 'string' ? id.slice(0, 64) : ''
}
