import type { FastifyPluginAsync } from 'fastify'
import { type Incident, incidentsOf, isTicking } from '../../../domain/incident/incident.ts'
import type { Result } from '../../../domain/result.ts'
import type { Connection } from '../../database/transaction.ts'
import { openIncident, sayOfIncident, scopeIncident } from '../../incidents/act.ts'
import { letterAddresses } from '../../incidents/letters.ts'
import { ProblemError } from '../../problem.ts'
import { countAffected, listAffected } from '../../repositories/affectedMembers.ts'
import { deviceStandings } from '../../repositories/deviceStandings.ts'
import { allIncidentEvents } from '../../repositories/incidentEvents.ts'
import type { Services } from '../../services.ts'
import { serveCall } from './call.ts'
import { masked } from './masked.ts'

const PAGE = 50

type Fault = Extract<Awaited<ReturnType<typeof openIncident>>, { ok: false }>['error']
const faults: Record<Fault, ProblemError> = {
  'incident-unknown': new ProblemError('unknown-here'),
  'incident-closed': new ProblemError('already-decided'),
  'time-impossible': new ProblemError('time-impossible'),
  'authority-untold': new ProblemError('authority-untold'),
  'device-unknown': new ProblemError('unknown-here'),
  'no-store': new ProblemError('unknown-here'),
}

function done(outcome: Result<Incident, Fault>): Incident {
  if (!outcome.ok) throw faults[outcome.error]
  return outcome.value
}

/** Incidents that nobody has told the authority of. */
async function tickingIncidents(db: Connection): Promise<{ incidentId: string; detectedAt: string }[]> {
  const all = await allIncidentEvents(db)
  const incidents = incidentsOf(all.flatMap(({ events }) => events))
  return incidents.filter(isTicking).map(({ incidentId, detectedAt }) => ({ incidentId, detectedAt }))
}

async function listed(db: Connection) {
  const all = await allIncidentEvents(db)
  const storesOf = new Map(all.map(({ stores, events }) => [events[0]?.entryId, stores]))
  return incidentsOf(all.flatMap(({ events }) => events)).map(incident => ({
    ...incident,
    stores: storesOf.get(incident.incidentId) ?? [],
  }))
}

/** What the device of a scope had still to send when it was last heard. */
async function unsentOf(db: Services['db'], deviceId: string | null): Promise<number | null> {
  if (deviceId === null) return null
  return (await deviceStandings(db)).find(({ id }) => id === deviceId)?.waiting ?? null
}

/** The breach workbook over every store. */
export const incidentRoutes: FastifyPluginAsync<Services> = async (app, services) => {
  const { db } = services

  serveCall(app, services, 'incidents/ticking', () => tickingIncidents(db))
  serveCall(app, services, 'incidents/list', () => listed(db))
  serveCall(app, services, 'incidents/open', async (asked, by) =>
    done(await openIncident(services, asked, by.name)),
  )
  serveCall(app, services, 'incidents/scope', async (asked, by) =>
    done(await scopeIncident(services, asked, by.name)),
  )
  serveCall(app, services, 'incidents/inform', async (asked, by) =>
    done(await sayOfIncident(services, { ...asked, what: 'informed' }, by.name)),
  )
  serveCall(app, services, 'incidents/note', async (asked, by) =>
    done(await sayOfIncident(services, { ...asked, what: 'noted' }, by.name)),
  )
  serveCall(app, services, 'incidents/close', async (asked, by) =>
    done(await sayOfIncident(services, { ...asked, what: 'closed' }, by.name)),
  )
  serveCall(app, services, 'incidents/affected', async ({ scope, after }) => {
    const byStore = await countAffected(db, scope)
    const { members, next } = await listAffected(db, scope, { after, limit: PAGE })
    return {
      count: byStore.reduce((sum, { count }) => sum + count, 0),
      byStore,
      members: members.map(masked),
      next,
      unsent: await unsentOf(db, scope.deviceId),
    }
  })
  serveCall(app, services, 'incidents/letters', async (asked, by) => {
    const addresses = await letterAddresses(services, asked, by.name)
    if (!addresses) throw new ProblemError('unknown-here')
    return addresses
  })
}
