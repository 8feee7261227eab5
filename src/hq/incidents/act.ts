import type { Transaction } from 'kysely'
import type * as z from 'zod'
import type { OpenConcerning } from '../../contract/console/incidents.ts'
import type {
  CloseIncident,
  InformOfIncident,
  NoteOnIncident,
  ScopeIncident,
} from '../../contract/register/incidentRecord.ts'
import { type IncidentAct, type IncidentFault, mayHappen, mayOpen } from '../../domain/incident/acts.ts'
import { type Incident, type IncidentScope, incidentOf } from '../../domain/incident/incident.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Schema } from '../database/schema.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { cutOff } from '../managing/devices.ts'
import { ProblemError } from '../problem.ts'
import { recordAction } from '../repositories/actions.ts'
import { countAffected, storesOfScope } from '../repositories/affectedMembers.ts'
import { eventsOfIncident, spreadIncident, storesOfIncident } from '../repositories/incidentEvents.ts'
import { addRegisterEvent } from '../repositories/registerEvents.ts'
import { takeStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

type Outcome = Result<Incident, IncidentFault | 'device-unknown' | 'no-store'>

interface Done {
  eventId: string
  what: IncidentAct
  kept: RegisterEvent['kept']
}

/** An act on an incident by an operator, in its transaction. */
interface Acting {
  tx: Transaction<Schema>
  services: Services
  incidentId: string
  by: string
  now: Date
}

const act = <T>(services: Services, incidentId: string, by: string, work: (acting: Acting) => Promise<T>) =>
  inTransaction(services.db, tx => work({ tx, services, incidentId, by, now: services.clock() }))

const standing = async ({ tx, incidentId }: Acting): Promise<Incident | null> =>
  incidentOf(await eventsOfIncident(tx, incidentId))

/**
 * Keeps what was done, with every store that it concerns and that its counters are told, and in headquarters' log. The same
 * act again changes nothing.
 */
async function keep(acting: Acting, stores: readonly string[], done: readonly Done[]): Promise<Incident> {
  const { tx, services, incidentId, by, now } = acting
  const first = stores[0]
  if (!first) throw new Error('an incident of no store')
  const news: { storeCode: string; eventId: string }[] = []
  const added: Done[] = []
  for (const one of done) {
    const about = { register: 'incident' as const, entryId: incidentId, memberId: null, personal: null }
    const event = { ...about, ...one, at: now.toISOString(), by }
    if (!(await addRegisterEvent(tx, { storeCode: first, deviceId: null, receivedAt: now }, event))) continue
    added.push(one)
    news.push({ storeCode: first, eventId: one.eventId })
  }
  news.push(...(await spreadIncident(tx, incidentId, stores)))
  await appendToFeed(
    tx,
    news.map(({ storeCode, eventId }) => ({ storeCode, kind: 'register', subject: eventId })),
  )
  for (const { what } of added)
    await recordAction(tx, services, { actor: by, action: `incident.${what}`, subject: incidentId })
  const incident = await standing(acting)
  // The opening's id is another event's already: nothing of this is kept.
  if (!incident) throw new ProblemError('already-decided')
  return incident
}

async function scoped(tx: Transaction<Schema>, eventId: string, scope: IncidentScope): Promise<Done> {
  const counts = await countAffected(tx, scope)
  const affected = counts.reduce((sum, { count }) => sum + count, 0)
  return { eventId, what: 'scoped', kept: { scope: { ...scope }, affected } }
}

/**
 * Opens an incident together with whom it may concern, and cuts off the device of it where that is lost: from then on it gets
 * nothing [REV1]. Every store that it concerns is told.
 */
export const openIncident = (
  services: Services,
  asked: z.output<typeof OpenConcerning>,
  by: string,
): Promise<Outcome> =>
  act(services, asked.incidentId, by, async acting => {
    const { tx, now } = acting
    const { eventId, detectedAt, source, description, scope, scopeEventId, revoke } = asked
    const fault = mayOpen(detectedAt, now.toISOString())
    if (fault) return err(fault)
    const stores = await storesOfScope(tx, scope)
    if (stores.length === 0) return err('no-store')
    if (revoke && !(scope.deviceId && (await cutOff(tx, scope.deviceId, now)))) return err('device-unknown')
    const kept = { detectedAt, source, requestId: null, description }
    const opened: Done = { eventId, what: 'opened', kept }
    const incident = await keep(acting, stores, [opened, await scoped(tx, scopeEventId, scope)])
    if (revoke)
      await recordAction(tx, services, { actor: by, action: 'device.revoked', subject: scope.deviceId })
    return ok(incident)
  })

/** Says anew whom it may concern; stores that were not told before are told everything. */
export const scopeIncident = (
  services: Services,
  { incidentId, eventId, scope }: z.output<typeof ScopeIncident>,
  by: string,
): Promise<Outcome> =>
  act(services, incidentId, by, async acting => {
    const fault = mayHappen(await standing(acting), { what: 'scoped' }, acting.now.toISOString())
    if (fault) return err(fault)
    const before = await storesOfIncident(acting.tx, incidentId)
    // What one of them notes just now is waited for, or tells the new ones by itself.
    for (const code of [...before].sort()) await takeStore(acting.tx, code, 'change')
    const stores = new Set([...before, ...(await storesOfScope(acting.tx, scope))])
    return ok(await keep(acting, [...stores], [await scoped(acting.tx, eventId, scope)]))
  })

type Said =
  | (z.output<typeof InformOfIncident> & { what: 'informed' })
  | (z.output<typeof NoteOnIncident> & { what: 'noted' })
  | (z.output<typeof CloseIncident> & { what: 'closed' })

function keptOf(said: Said): RegisterEvent['kept'] {
  if (said.what === 'noted') return { note: said.note }
  if (said.what === 'closed')
    return said.untold === null ? { report: said.report } : { report: said.report, untold: said.untold }
  const { whom, way, count, sentAt, text } = said
  return { whom, way, count, sentAt, text }
}

/** Keeps that somebody was told, a note, or the closing. */
export const sayOfIncident = (services: Services, said: Said, by: string): Promise<Outcome> =>
  act(services, said.incidentId, by, async acting => {
    const { incidentId, eventId, what } = said
    const events = await eventsOfIncident(acting.tx, incidentId)
    const known = events.some(event => event.eventId === eventId)
    const fault = mayHappen(incidentOf(events), said, acting.now.toISOString())
    if (fault && !known) return err(fault)
    const stores = await storesOfIncident(acting.tx, incidentId)
    return ok(await keep(acting, stores, [{ eventId, what, kept: keptOf(said) }]))
  })
