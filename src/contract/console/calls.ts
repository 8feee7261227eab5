import * as z from 'zod'
import type { OperatorRole } from '../../domain/staff/operators.ts'
import { ConsentProofFile } from '../consentProofFile.ts'
import { Action, AuditVerdict, ListActions, Notice, NoticeSummary, Settings } from './audit.ts'
import { Case, CaseKey, CaseValues, DecideCase, ListCases, Review, SettleReview } from './cases.ts'
import { ListDisclosures, StoreDisclosure } from './disclosures.ts'
import { incidentCalls } from './incidents.ts'
import {
  AskProof,
  FindMembers,
  MaskedMember,
  MemberKey,
  MemberRecord,
  RevealedMember,
  RevealMember,
} from './members.ts'
import { Operator, SignIn } from './operator.ts'
import { ListRequests, RequestWords, RevealRequest, StoreRequest } from './requests.ts'
import {
  Device,
  OneTimeCode,
  Overview,
  PutStaff,
  StaffMember,
  Store,
  StoreCode,
  StoreSummary,
} from './stores.ts'

interface CallSpec {
  request: z.ZodType
  response: z.ZodType
  /** Who may call; null: nobody need be signed in. Decided at headquarters, never in the page. */
  roles: readonly OperatorRole[] | null
}

const all = ['administrator', 'supervisor', 'auditor'] as const
const arranges = ['administrator'] as const
const decides = ['supervisor'] as const
const Nothing = z.strictObject({})
const OfStore = z.strictObject({ storeCode: StoreCode })
const DeviceId = z.strictObject({ deviceId: z.uuid() })

/** Everything that the console's page can ask of headquarters: `POST /console/api/NAME`, JSON both ways. */
export const consoleCalls = {
  'session/sign-in': { request: SignIn, response: Operator, roles: null },
  'session/current': { request: Nothing, response: Operator.nullable(), roles: null },
  'session/sign-out': { request: Nothing, response: Nothing, roles: all },
  'overview/show': { request: Nothing, response: Overview, roles: all },
  'stores/list': { request: Nothing, response: z.array(StoreSummary), roles: all },
  'stores/add': { request: Store, response: Nothing, roles: arranges },
  'devices/list': { request: Nothing, response: z.array(Device), roles: all },
  'devices/code': { request: OfStore, response: OneTimeCode, roles: arranges },
  'devices/revoke': { request: DeviceId, response: Nothing, roles: arranges },
  'devices/reinstate': { request: DeviceId, response: Nothing, roles: arranges },
  'staff/list': { request: OfStore, response: z.array(StaffMember), roles: all },
  'staff/put': {
    request: PutStaff,
    response: z.strictObject({ pin: z.string().nullable() }),
    roles: arranges,
  },
  'staff/dismiss': {
    request: StaffMember.pick({ storeCode: true, staffNumber: true }),
    response: Nothing,
    roles: arranges,
  },
  'members/find': { request: FindMembers, response: z.array(MaskedMember), roles: decides },
  'members/show': { request: MemberKey, response: MemberRecord, roles: decides },
  'members/reveal': { request: RevealMember, response: RevealedMember, roles: decides },
  'members/proof': { request: AskProof, response: ConsentProofFile, roles: decides },
  'requests/list': { request: ListRequests, response: z.array(StoreRequest), roles: all },
  'requests/reveal': { request: RevealRequest, response: RequestWords, roles: decides },
  'disclosures/list': { request: ListDisclosures, response: z.array(StoreDisclosure), roles: all },
  'cases/list': { request: ListCases, response: z.array(Case), roles: decides },
  'cases/values': { request: CaseKey, response: CaseValues, roles: decides },
  'cases/decide': { request: DecideCase, response: Nothing, roles: decides },
  'reviews/list': { request: Nothing, response: z.array(Review), roles: decides },
  'reviews/settle': { request: SettleReview, response: Nothing, roles: decides },
  ...incidentCalls,
  'audit/actions': { request: ListActions, response: z.array(Action), roles: all },
  'audit/verify': { request: Nothing, response: AuditVerdict, roles: all },
  'settings/show': { request: Nothing, response: Settings, roles: all },
  'settings/put': { request: Settings, response: Nothing, roles: arranges },
  'notices/list': { request: Nothing, response: z.array(NoticeSummary), roles: all },
  'notices/publish': { request: Notice, response: Nothing, roles: arranges },
} as const satisfies Record<string, CallSpec>

export type ConsoleCall = keyof typeof consoleCalls
export type ConsoleRequest<C extends ConsoleCall> = z.input<(typeof consoleCalls)[C]['request']>
export type ConsoleResponse<C extends ConsoleCall> = z.output<(typeof consoleCalls)[C]['response']>

export const callPath = (call: ConsoleCall) => `/console/api/${call}` as const
