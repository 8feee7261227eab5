import type { FactName } from '../member/facts.ts'
import { inOrder, type RegisterEvent } from '../register/event.ts'
import { authorityDeadline } from './clock.ts'
import type { IncidentSource, Informed, InformingWay } from './kinds.ts'

/**
 * Whose facts may have been lost: members whose facts came to a device (any, where none is named) of a store (any), by
 * enrolment or fetched back, between two instants, and of whom one of these facts is kept.
 */
export interface IncidentScope {
  storeCode: string | null
  deviceId: string | null
  /** ISO 8601 instants, both included. */
  from: string | null
  to: string | null
  facts: FactName[]
}

/** That somebody was told, when and how. */
export interface Informing {
  whom: Informed
  way: InformingWay
  /** How many were told. */
  count: number
  sentAt: string
  text: string
  by: string
}

/** An incident (breach) as its events make it. */
export interface Incident {
  incidentId: string
  openedAt: string
  openedBy: string
  detectedAt: string
  source: IncidentSource
  /** The notice of misuse that it was opened from. */
  requestId: string | null
  description: string
  scope: IncidentScope | null
  /** How many members the scope was found to hold; null until there is one. */
  affected: number | null
  informed: Informing[]
  notes: { at: string; by: string; note: string }[]
  closed: { at: string; by: string; report: string; untold: string | null } | null
}

/** Headquarters' operators have logins, staff of stores have numbers. */
const isHeadquarters = (by: string) => /^[a-z]/.test(by)

/**
 * [INC4] The scope that counts is the last one set at headquarters, which finds the affected among everybody; while there is
 * none, the last one of a counter, which knows its own members alone.
 */
function scopeOf(ordered: readonly RegisterEvent[]): Pick<Incident, 'scope' | 'affected'> {
  const scoped = ordered.filter(({ what }) => what === 'scoped')
  const last = scoped.findLast(({ by }) => isHeadquarters(by)) ?? scoped.at(-1)
  if (!last) return { scope: null, affected: null }
  return { scope: last.kept.scope as unknown as IncidentScope, affected: last.kept.affected as number }
}

function closingOf(ordered: readonly RegisterEvent[]): Incident['closed'] {
  const closed = ordered.find(({ what }) => what === 'closed')
  if (!closed) return null
  const { report, untold } = closed.kept as { report: string; untold?: string }
  return { at: closed.at, by: closed.by, report, untold: untold ?? null }
}

/**
 * [INC2] What an incident is follows from its events alone; null where it was never opened. Events of several counters and of
 * headquarters may come in any order, and twice: the first opening and the first closing count. [INC3] Who was told was
 * told, and what was noted was noted, before the closing or after it.
 */
export function incidentOf(events: readonly RegisterEvent[]): Incident | null {
  const ofIncidents = events.filter(({ register }) => register === 'incident')
  const ordered = inOrder([...new Map(ofIncidents.map(event => [event.eventId, event])).values()])
  const opened = ordered.find(({ what }) => what === 'opened')
  if (!opened) return null
  const kept = opened.kept as unknown as Pick<Incident, 'detectedAt' | 'source' | 'requestId' | 'description'>
  return {
    incidentId: opened.entryId,
    openedAt: opened.at,
    openedBy: opened.by,
    detectedAt: kept.detectedAt,
    source: kept.source,
    requestId: kept.requestId,
    description: kept.description,
    ...scopeOf(ordered),
    informed: ordered
      .filter(({ what }) => what === 'informed')
      .map(({ kept, by }) => ({ ...(kept as unknown as Omit<Informing, 'by'>), by })),
    notes: ordered
      .filter(({ what }) => what === 'noted')
      .map(({ at, by, kept }) => ({ at, by, note: kept.note as string })),
    closed: closingOf(ordered),
  }
}

/** Events of many incidents, each as they make it: the last opened first. */
export function incidentsOf(events: readonly RegisterEvent[]): Incident[] {
  const byEntry = Map.groupBy(events, ({ entryId }) => entryId)
  return [...byEntry.values()]
    .flatMap(own => incidentOf(own) ?? [])
    .sort((a, b) => (a.openedAt > b.openedAt ? -1 : a.openedAt < b.openedAt ? 1 : 0))
}

/** When the authority was first told; null: not yet. */
export function authorityToldAt({ informed }: Incident): string | null {
  const told = informed.filter(({ whom }) => whom === 'authority').map(({ sentAt }) => sentAt)
  return told.sort()[0] ?? null
}

/** How many customers were told, however. */
export const customersTold = ({ informed }: Incident): number =>
  informed.filter(({ whom }) => whom === 'customers').reduce((sum, { count }) => sum + count, 0)

/**
 * `running`: the authority is not told, and may still be in time; `late`: it is not told and the time is up; then it is told, and
 * then as many customers are as are affected.
 */
export const incidentStandings = ['running', 'late', 'authority-told', 'customers-told', 'closed'] as const
export type IncidentStanding = (typeof incidentStandings)[number]

/** [INC5] Where an incident stands. Customers who were told first stop no clock. */
export function standingOf(incident: Incident, now: string): IncidentStanding {
  if (incident.closed) return 'closed'
  if (authorityToldAt(incident) === null)
    return Date.parse(now) > Date.parse(authorityDeadline(incident.detectedAt)) ? 'late' : 'running'
  const { affected } = incident
  return affected !== null && customersTold(incident) >= affected ? 'customers-told' : 'authority-told'
}

/** [INC5] Its clock is in everybody's sight: the authority is not told, and nobody has closed it. */
export const isTicking = (incident: Incident): boolean =>
  incident.closed === null && authorityToldAt(incident) === null
