import * as z from 'zod'
import { incidentSources, informed, informingWays } from '../../domain/incident/kinds.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant } from '../consent.ts'
import { eventParts, line } from './parts.ts'

const parts = { ...eventParts, register: z.literal('incident'), memberId: z.null(), personal: z.null() }

/** Whose facts may have been lost: see domain/incident; where something is null, any. */
export const IncidentScope = z.strictObject({
  storeCode: z
    .string()
    .regex(/^\d{3}$/)
    .nullable(),
  deviceId: z.uuid().nullable(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  facts: z.array(z.enum(factNames)).min(1),
})

/** What happens in an incident (breach). `entryId` is the incident. Its texts describe what happened, and no customer. */
export const IncidentEvent = z.discriminatedUnion('what', [
  z.strictObject({
    ...parts,
    what: z.literal('opened'),
    kept: z.strictObject({
      detectedAt: Instant,
      source: z.enum(incidentSources),
      /** The notice of misuse that it was opened from. */
      requestId: z.uuid().nullable(),
      description: line(2000),
    }),
  }),
  z.strictObject({
    ...parts,
    what: z.literal('scoped'),
    kept: z.strictObject({ scope: IncidentScope, affected: z.int().nonnegative() }),
  }),
  z.strictObject({
    ...parts,
    what: z.literal('informed'),
    kept: z.strictObject({
      whom: z.enum(informed),
      way: z.enum(informingWays),
      count: z.int().positive(),
      sentAt: Instant,
      /** What was told. */
      text: line(4000),
    }),
  }),
  z.strictObject({ ...parts, what: z.literal('noted'), kept: z.strictObject({ note: line(2000) }) }),
  z.strictObject({
    ...parts,
    what: z.literal('closed'),
    kept: z.union([
      z.strictObject({ report: line(4000) }),
      /** [INC8] With why the authority was not told. */
      z.strictObject({ report: line(4000), untold: line(1000) }),
    ]),
  }),
])
