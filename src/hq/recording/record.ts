import type { EnvelopeOf } from '../../contract/sync/envelope.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { knownAfterReset } from '../../domain/staff/pinHands.ts'
import type { Holding } from '../enrolling/holding.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { erasureOf } from '../repositories/cancelledMembers.ts'
import { addConsentChange, addConsentEvidence } from '../repositories/consentRecords.ts'
import { hasVoidAbout } from '../repositories/envelopes.ts'
import { spreadIncident, storesOfIncident } from '../repositories/incidentEvents.ts'
import { hasMember } from '../repositories/members.ts'
import { addRegisterEvent } from '../repositories/registerEvents.ts'
import { changePin, findEmployee, pinOwner } from '../repositories/staff.ts'
import { isWordGood } from './isWordFor.ts'

/** What a counter did in an incident of several stores is told to all of them, once its own store knows of it. */
async function tellOtherStores({ tx, news }: Holding, incidentId: string): Promise<void> {
  const spread = await spreadIncident(tx, incidentId, await storesOfIncident(tx, incidentId))
  for (const { storeCode, eventId } of spread) news.push({ storeCode, kind: 'register', subject: eventId })
}

type Standing = 'held' | 'cancelled' | 'unknown'

/** [ERA4] Of who left before the enrolment was ever sent, a void came; the cancellation is still to come. */
async function standingOf({ tx, device }: Holding, memberId: string): Promise<Standing> {
  if (await erasureOf(tx, device.storeCode, memberId)) return 'cancelled'
  if (await hasMember(tx, device.storeCode, memberId)) return 'held'
  return (await hasVoidAbout(tx, device.storeCode, memberId)) ? 'cancelled' : 'unknown'
}

/** [APR3] Held, and nothing else: headquarters' log says that somebody's word was not for this, or was used before. */
export async function ignore({ tx, services }: Holding, actor: string, subject: string): Promise<true> {
  await recordAction(tx, services, { actor, action: 'approval.ignored', subject })
  return true
}

/**
 * [REG1] Keeps an event of a register and tells the store's other counters. [REG3] Of a member who left, it keeps what
 * happened and nothing that describes the person. False where nobody of the store ever was that member.
 */
export async function recordEvent(holding: Holding, event: RegisterEvent): Promise<boolean> {
  const { tx, device, now, news } = holding
  const { storeCode, id: deviceId } = device
  const standing = event.memberId === null ? 'held' : await standingOf(holding, event.memberId)
  if (standing === 'unknown') return false
  if (!(await isWordGood(holding, event, standing === 'cancelled')))
    return ignore(holding, event.by, event.entryId)
  const personal = standing === 'cancelled' ? null : event.personal
  if (!(await addRegisterEvent(tx, { storeCode, deviceId, receivedAt: now }, { ...event, personal })))
    return true
  news.push({ storeCode, kind: 'register', subject: event.eventId })
  if (event.register === 'incident') await tellOtherStores(holding, event.entryId)
  return true
}

/** [CON2] Keeps a change of consent, or what proves one, while there is a member who gave it. */
export async function recordConsent(
  holding: Holding,
  envelope: EnvelopeOf<'consent'> | EnvelopeOf<'evidence'>,
): Promise<boolean> {
  const { tx, device, news } = holding
  const { storeCode } = device
  const { memberId } = envelope.body
  const standing = await standingOf(holding, memberId)
  if (standing !== 'held') return standing === 'cancelled'
  if (envelope.kind === 'evidence') await addConsentEvidence(tx, storeCode, envelope.body)
  else {
    await addConsentChange(tx, storeCode, envelope.body)
    news.push({ storeCode, kind: 'consent', subject: envelope.body.changeId })
  }
  return true
}

/** [COR13] Who may know a changed PIN, by what headquarters knows, where the counter did not say. */
async function knownNow(
  { tx, device }: Holding,
  { staffNumber, changedBy }: EnvelopeOf<'pin'>['body'],
): Promise<string[]> {
  const by = await pinOwner(tx, device.storeCode, changedBy)
  return changedBy === staffNumber ? [...by.pinKnownTo] : knownAfterReset(staffNumber, by)
}

/**
 * [REG5] Takes a PIN that was changed at a counter, by the person or by a supervisor of the store who works there, and tells
 * the other counters. Any other is held and changes nothing, which headquarters' log says.
 */
export async function recordPin(holding: Holding, { body, occurredAt }: EnvelopeOf<'pin'>): Promise<boolean> {
  const { tx, device, services, now } = holding
  const { storeCode } = device
  const person = await findEmployee(tx, storeCode, body.staffNumber)
  const by = await findEmployee(tx, storeCode, body.changedBy)
  const mayChange =
    by?.dismissedAt === null && (by.staffNumber === body.staffNumber || by.role === 'supervisor')
  const subject = `${storeCode}/${body.staffNumber}`
  // By headquarters' clock, and not in the future: there it would stand in the way of every other.
  const at = new Date(Math.min(Date.parse(occurredAt) - device.clockAheadMs, now.getTime()))
  const pinKnownTo = body.knownTo ?? (await knownNow(holding, body))
  const isChanged =
    person?.dismissedAt === null &&
    mayChange &&
    (await changePin(tx, storeCode, body.staffNumber, { pinHash: body.pinHash, pinKnownTo, at }))
  if (!isChanged) {
    await recordAction(tx, services, { actor: body.changedBy, action: 'pin.ignored', subject })
    return true
  }
  // The store's row before the log's head, as everybody takes them: otherwise two would wait for each other.
  await appendToFeed(tx, [{ storeCode, kind: 'staff', subject: body.staffNumber }])
  await recordAction(tx, services, { actor: body.changedBy, action: 'pin.changed', subject })
  return true
}
