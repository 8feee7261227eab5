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
import { MaskedMember } from './members.ts'
import { StoreCode } from './stores.ts'

/** An incident, and the stores whose counters know of it. */
export const ConcernedIncident = z.strictObject({ ...IncidentRecord.shape, stores: z.array(StoreCode) })
export type ConcernedIncident = z.infer<typeof ConcernedIncident>

/** At headquarters an incident is opened with whom it may concern, so that the stores of these are told. */
export const OpenConcerning = OpenIncident.omit({ requestId: true }).extend({
  scope: IncidentScope,
  /** Of the scope, made once per form as the other ids are. */
  scopeEventId: z.uuid(),
  /** Cuts off the device of the scope, which is lost. */
  revoke: z.boolean(),
})

/** [INC5] When its 72 hours began. */
const TickingIncident = IncidentRecord.pick({ incidentId: true, detectedAt: true })
export type TickingIncident = z.infer<typeof TickingIncident>

const After = z.strictObject({ storeCode: StoreCode, memberId: z.uuid() }).nullable()
export const FindAffectedAnywhere = z.strictObject({ scope: IncidentScope, after: After })
export const AffectedAnywhere = z.strictObject({
  count: z.int().nonnegative(),
  byStore: z.array(z.strictObject({ storeCode: StoreCode, count: z.int().positive() })),
  /** A page of them. */
  members: z.array(MaskedMember),
  next: After,
  /** Records that the device of the scope had not sent when it was last heard: whose they are is not known here. */
  unsent: z.int().nonnegative().nullable(),
})
export type AffectedAnywhere = z.infer<typeof AffectedAnywhere>

export const AskLetters = z.strictObject({ incidentId: z.uuid(), after: After })
export const LetterAddresses = z.strictObject({
  addresses: z.array(
    z.strictObject({
      storeCode: StoreCode,
      memberId: z.uuid(),
      cardNumber: z.string(),
      fullName: z.string(),
      address: z.string().nullable(),
    }),
  ),
  next: After,
})
export type LetterAddresses = z.infer<typeof LetterAddresses>

const all = ['administrator', 'supervisor', 'auditor'] as const
const both = ['administrator', 'supervisor'] as const
const decides = ['supervisor'] as const

export const incidentCalls = {
  'incidents/list': { request: z.strictObject({}), response: z.array(ConcernedIncident), roles: all },
  /** Those that the authority is not told of. */
  'incidents/ticking': { request: z.strictObject({}), response: z.array(TickingIncident), roles: all },
  'incidents/open': { request: OpenConcerning, response: IncidentRecord, roles: both },
  'incidents/scope': { request: ScopeIncident, response: IncidentRecord, roles: both },
  'incidents/inform': { request: InformOfIncident, response: IncidentRecord, roles: decides },
  'incidents/note': { request: NoteOnIncident, response: IncidentRecord, roles: both },
  'incidents/close': { request: CloseIncident, response: IncidentRecord, roles: decides },
  'incidents/affected': { request: FindAffectedAnywhere, response: AffectedAnywhere, roles: decides },
  /** Names and addresses for letters: each of them is written into the access register as printed. */
  'incidents/letters': { request: AskLetters, response: LetterAddresses, roles: decides },
} as const
