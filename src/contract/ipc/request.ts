import * as z from 'zod'
import { requestActs } from '../../domain/request/acts.ts'
import {
  identityChecks,
  offeredChecks,
  requestKinds,
  requestOccasions,
  requestOutcomes,
  requestChannels as ways,
} from '../../domain/request/kinds.ts'
import { Instant } from '../consent.ts'
import { line } from '../register/parts.ts'
import { RequestClock } from '../request.ts'
import { ProposalOutcome } from './approval.ts'
import { type ChannelSpec, everyone, Nothing, SMALL } from './channelSpec.ts'
import { SavedFile } from './print.ts'

/** A request of a customer, as it is taken at the counter. */
export const TakeRequest = z.strictObject({
  /** Made once per form: the same form sent again is the same request. */
  requestId: z.uuid(),
  memberId: z.uuid(),
  kind: z.enum(requestKinds),
  channel: z.enum(ways),
  identityCheck: z.enum(offeredChecks),
  /** Who asks for the member; null: the member. */
  representative: line(150).nullable(),
  description: line(2000),
})

const requestId = z.uuid()
const [answer, reason] = [line(2000), line(500)]
/** What is done to a request. Main judges it, and asks a supervisor where one is needed. */
export const ActOnRequest = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('answered'), requestId, answer }),
  z.strictObject({ what: z.literal('extended'), requestId, reason }),
  z.strictObject({
    what: z.literal('completed'),
    requestId,
    outcome: z.enum(requestOutcomes),
    answer,
    reason,
  }),
  z.strictObject({ what: z.literal('lifted'), requestId, reason }),
])
export type ActOnRequest = z.infer<typeof ActOnRequest>

/** A request as lists show it. Whose it is, masked. */
export const RequestSummary = z.strictObject({
  ...RequestClock.shape,
  cardNumber: z.string(),
  maskedName: z.string(),
})
export type RequestSummary = z.infer<typeof RequestSummary>

/** One thing that happened to a request. Texts are null where another counter has them, or where they were erased. */
const RequestStep = z.strictObject({
  what: z.enum(['received', ...requestActs]),
  at: Instant,
  by: z.strictObject({ staffNumber: z.string(), name: z.string() }),
  outcome: z.enum(requestOutcomes).nullable(),
  answer: z.string().nullable(),
  reason: z.string().nullable(),
})

export const RequestPage = z.strictObject({
  ...RequestSummary.shape,
  channel: z.enum(ways),
  identityCheck: z.enum(identityChecks),
  /** What it came of; null where it was taken at the rights desk. */
  occasion: z.enum(requestOccasions).nullable(),
  byRepresentative: z.boolean(),
  representative: z.string().nullable(),
  description: z.string().nullable(),
  /** Where the member's facts are. */
  member: z.enum(['here', 'headquarters', 'cancelled']),
  steps: z.array(RequestStep),
})
export type RequestPage = z.infer<typeof RequestPage>

export const RequestRef = z.strictObject({ requestId: z.uuid() })

export const requestChannels = {
  'requests:take': { request: TakeRequest, response: RequestPage, roles: everyone, maxBytes: SMALL },
  /** Done at once, or by a supervisor on the spot. Answers when that is known; `queued`: nothing was done. */
  'requests:act': { request: ActOnRequest, response: ProposalOutcome, roles: everyone, maxBytes: SMALL },
  /** Everything that is kept about who asked for a copy, as a JSON file where the clerk wants it. */
  'requests:copy': { request: RequestRef, response: SavedFile, roles: everyone, maxBytes: SMALL },
  /** Every request of the store that this counter knows of, the most pressing first. */
  'requests:list': { request: Nothing, response: z.array(RequestSummary), roles: everyone, maxBytes: SMALL },
  'requests:show': { request: RequestRef, response: RequestPage, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
