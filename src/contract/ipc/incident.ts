import * as z from 'zod'
import { IncidentScope } from '../register/incident.ts'
import {
  CloseIncident,
  IncidentRecord,
  InformOfIncident,
  NoteOnIncident,
  OpenIncident,
  ScopeIncident,
} from '../register/incidentRecord.ts'
import { type ChannelSpec, everyone, Nothing, SMALL, supervisors } from './channelSpec.ts'

/** A page of whom an incident concerns among those whom this counter knows; `after` is a card number. */
export const FindAffected = z.strictObject({ scope: IncidentScope, after: z.string().max(20).nullable() })
/** Letters are printed to whom the incident's own scope holds. */
export const AffectedLetters = z.strictObject({
  incidentId: z.uuid(),
  after: z.string().max(20).nullable(),
})
/** So many on a page, and so many letters in one print. */
export const AFFECTED_PAGE = 50

export const Affected = z.strictObject({
  /** On all pages together. */
  count: z.int().nonnegative(),
  members: z
    .array(
      z.strictObject({
        memberId: z.uuid(),
        cardNumber: z.string(),
        /** Dots where the facts are at headquarters alone. */
        maskedName: z.string(),
        maskedNumber: z.string(),
        keptHere: z.boolean(),
      }),
    )
    .max(AFFECTED_PAGE),
  /** What the next page begins after; null: this was the last. */
  next: z.string().nullable(),
})
export type Affected = z.infer<typeof Affected>

/** Whom letters go to: name and address in full, written into the access register. */
export const AffectedAddresses = z.strictObject({
  addresses: z
    .array(
      z.strictObject({
        memberId: z.uuid(),
        cardNumber: z.string(),
        fullName: z.string(),
        address: z.string().nullable(),
      }),
    )
    .max(AFFECTED_PAGE),
  /** On this page, but their facts are at headquarters alone: it prints their letters. */
  elsewhere: z.int().nonnegative(),
  next: z.string().nullable(),
})
export type AffectedAddresses = z.infer<typeof AffectedAddresses>

/** Of what this counter is, for a scope. */
export const IncidentPlace = z.strictObject({
  storeCode: z.string(),
  deviceId: z.uuid(),
  incidents: z.array(IncidentRecord),
})

export type IncidentPlace = z.infer<typeof IncidentPlace>

const LONG = 64 * 1024
const byAll = { response: IncidentRecord, roles: everyone, maxBytes: LONG }
const bySupervisors = { response: IncidentRecord, roles: supervisors, maxBytes: LONG }

export const incidentChannels = {
  'incidents:list': { request: Nothing, response: IncidentPlace, roles: supervisors, maxBytes: SMALL },
  /** [INC6] Anybody reports; the rest is a supervisor's. */
  'incidents:open': { request: OpenIncident, ...byAll },
  /** Finds and counts the affected once more, and keeps the count. */
  'incidents:scope': { request: ScopeIncident, ...bySupervisors },
  'incidents:inform': { request: InformOfIncident, ...bySupervisors },
  'incidents:note': { request: NoteOnIncident, ...bySupervisors },
  'incidents:close': { request: CloseIncident, ...bySupervisors },
  'incidents:affected': { request: FindAffected, response: Affected, roles: supervisors, maxBytes: SMALL },
  'incidents:addresses': {
    request: AffectedLetters,
    response: AffectedAddresses,
    roles: supervisors,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
