import * as z from 'zod'
import { incidentSources, informed, informingWays } from '../../domain/incident/kinds.ts'
import { Instant } from '../consent.ts'
import { IncidentScope } from './incident.ts'
import { line } from './parts.ts'

/** An incident as its events make it; see domain/incident. It names no customer. */
export const IncidentRecord = z.strictObject({
  incidentId: z.uuid(),
  openedAt: Instant,
  openedBy: z.string(),
  detectedAt: Instant,
  source: z.enum(incidentSources),
  requestId: z.uuid().nullable(),
  description: z.string(),
  scope: IncidentScope.nullable(),
  affected: z.int().nonnegative().nullable(),
  informed: z.array(
    z.strictObject({
      whom: z.enum(informed),
      way: z.enum(informingWays),
      count: z.int().positive(),
      sentAt: Instant,
      text: z.string(),
      by: z.string(),
    }),
  ),
  notes: z.array(z.strictObject({ at: Instant, by: z.string(), note: z.string() })),
  closed: z
    .strictObject({ at: Instant, by: z.string(), report: z.string(), untold: z.string().nullable() })
    .nullable(),
})
export type IncidentRecord = z.infer<typeof IncidentRecord>

/** Made once per form: the same form sent again is the same act. */
const act = { incidentId: z.uuid(), eventId: z.uuid() }

export const OpenIncident = z.strictObject({
  ...act,
  detectedAt: Instant,
  source: z.enum(incidentSources),
  requestId: z.uuid().nullable(),
  description: line(2000),
})
export const ScopeIncident = z.strictObject({ ...act, scope: IncidentScope })
export const InformOfIncident = z.strictObject({
  ...act,
  whom: z.enum(informed),
  way: z.enum(informingWays),
  count: z.int().positive().max(10_000_000),
  sentAt: Instant,
  text: line(4000),
})
export const NoteOnIncident = z.strictObject({ ...act, note: line(2000) })
export const CloseIncident = z.strictObject({ ...act, report: line(4000), untold: line(1000).nullable() })
