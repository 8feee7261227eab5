import type { Parsed } from '../../contract/ipc/channels.ts'
import { type IncidentFault, mayHappen, mayOpen } from '../../domain/incident/acts.ts'
import { type Incident, incidentOf } from '../../domain/incident/incident.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { affectedHere } from '../../store/incidents/affected.ts'
import { eventsOfEntry } from '../../store/registers/events.ts'
import { recordEvent } from '../../store/registers/recordEvent.ts'

/** Who does it, and when. */
interface Doer {
  by: string
  at: string
  random: Randomness
}

type Outcome = Result<Incident, IncidentFault | 'notice-unknown'>

export const findIncident = (db: ReadableDb, incidentId: string) =>
  incidentOf(eventsOfEntry(db, 'incident', incidentId))

/**
 * Writes down that something happened to an incident, unless it may not. The same act again, however fast, changes nothing and
 * gives the incident.
 */
function record(
  db: WritableDb,
  { incidentId, eventId }: { incidentId: string; eventId: string },
  event: Pick<RegisterEvent, 'what' | 'kept'>,
  { by, at, random }: Doer,
  fault: (incident: Incident | null) => IncidentFault | 'notice-unknown' | null,
): Outcome {
  return inTransaction(db, () => {
    const before = eventsOfEntry(db, 'incident', incidentId)
    if (!before.some(known => known.eventId === eventId)) {
      const inTheWay = fault(incidentOf(before))
      if (inTheWay) return err(inTheWay)
      const about = { eventId, register: 'incident' as const, entryId: incidentId, memberId: null }
      recordEvent(db, { ...about, ...event, at, by, personal: null }, random)
    }
    return ok(findIncident(db, incidentId) as Incident)
  })
}

/** A notice of misuse that this store knows. */
const isNotice = (db: ReadableDb, requestId: string) =>
  eventsOfEntry(db, 'request', requestId).some(
    ({ what, kept }) => what === 'received' && kept.kind === 'misuse',
  )

/** [INC6] Opens an incident, from a notice of misuse where one is named. */
export function openIncident(db: WritableDb, asked: Parsed<'incidents:open'>, doer: Doer): Outcome {
  const { detectedAt, source, requestId, description } = asked
  const kept = { detectedAt, source, requestId, description }
  return record(db, asked, { what: 'opened', kept }, doer, () =>
    requestId !== null && !isNotice(db, requestId) ? 'notice-unknown' : mayOpen(detectedAt, doer.at),
  )
}

/** Says whose facts may be lost, with how many this counter knows of them. */
export function scopeIncident(db: WritableDb, asked: Parsed<'incidents:scope'>, doer: Doer): Outcome {
  const { scope } = asked
  const { count: affected } = affectedHere(db, scope, { after: null, limit: 0 })
  return record(db, asked, { what: 'scoped', kept: { scope, affected } }, doer, incident =>
    mayHappen(incident, { what: 'scoped' }, doer.at),
  )
}

export function informOfIncident(db: WritableDb, asked: Parsed<'incidents:inform'>, doer: Doer): Outcome {
  const { whom, way, count, sentAt, text } = asked
  const kept = { whom, way, count, sentAt, text }
  return record(db, asked, { what: 'informed', kept }, doer, incident =>
    mayHappen(incident, { what: 'informed', sentAt }, doer.at),
  )
}

export function noteOnIncident(db: WritableDb, asked: Parsed<'incidents:note'>, doer: Doer): Outcome {
  return record(db, asked, { what: 'noted', kept: { note: asked.note } }, doer, incident =>
    mayHappen(incident, { what: 'noted' }, doer.at),
  )
}

/** [INC8] */
export function closeIncident(db: WritableDb, asked: Parsed<'incidents:close'>, doer: Doer): Outcome {
  const { report, untold } = asked
  const kept = untold === null ? { report } : { report, untold }
  return record(db, asked, { what: 'closed', kept }, doer, incident =>
    mayHappen(incident, { what: 'closed', untold }, doer.at),
  )
}
