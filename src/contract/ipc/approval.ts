import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, StaffNumber } from '../consent.ts'
import { FactChanges } from '../sync/correction.ts'
import { type ChannelSpec, everyone, Nothing, SMALL } from './channelSpec.ts'

const Value = z.string().max(300).nullable()
const Change = z.strictObject({ fact: z.enum(factNames), from: Value, to: Value })
const Reason = z.string().trim().min(1).max(500)
const Reading = z.partialRecord(z.enum(factNames), z.string().max(300))

/** A correction that somebody proposes; main judges it, and asks a supervisor where one is needed. */
export const ProposeCorrection = z.strictObject({
  /** Made once per form: the same form sent again is the same correction. */
  correctionId: z.uuid(),
  memberId: z.uuid(),
  changes: FactChanges,
  reason: Reason,
})

/** `done` needed nobody; `approved` on the spot; `queued` for a supervisor; `turned-away` with the supervisor's reason. */
export const ProposalOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.enum(['done', 'approved', 'queued']) }),
  z.strictObject({ outcome: z.literal('turned-away'), rejection: z.string() }),
])
export type ProposalOutcome = z.infer<typeof ProposalOutcome>

/** What a supervisor may be asked. Each has a heading of its own in their window and in the queue. */
export const questionKinds = ['correction', 'override', 'cancellation', 'disclosure', 'request'] as const
/** What else a supervisor has to know of a question, in words that somebody wrote. */
export const detailNames = [
  'agency',
  'legalBasis',
  'document',
  'facts',
  'request',
  'act',
  'answer',
  'requester',
  'representative',
] as const
const Asker = z.strictObject({ staffNumber: StaffNumber, name: z.string() })

/** What a supervisor is asked, in the window of their own. */
export const AskedApproval = z.strictObject({
  questionId: z.uuid(),
  about: z.enum(questionKinds),
  /** Null where there is no card yet. */
  cardNumber: z.string().nullable(),
  /** Empty where no fact changes. */
  changes: z.array(Change),
  /** What a document says that was read, beside the changes. */
  reading: Reading.nullable(),
  details: z.array(z.strictObject({ name: z.enum(detailNames), text: z.string() })),
  reason: z.string(),
  askedBy: Asker,
  madeAt: Instant,
})
export type AskedApproval = z.infer<typeof AskedApproval>

const Pin = z.string().regex(/^\d{6,12}$/)
const Signed = { questionId: z.uuid(), staffNumber: StaffNumber, pin: Pin }

/** A supervisor's answer, signed with their PIN; both ways need it, so that nobody is turned away in another's name. */
export const DecideApproval = z.discriminatedUnion('decision', [
  z.strictObject({ ...Signed, decision: z.literal('approve') }),
  z.strictObject({ ...Signed, decision: z.literal('reject'), rejection: Reason }),
])
export type DecideApproval = z.infer<typeof DecideApproval>

/** What waits for a supervisor, the oldest first, and what was turned away of whoever asks. */
export const Proposals = z.strictObject({
  waiting: z.array(
    z.strictObject({
      questionId: z.uuid(),
      about: z.enum(questionKinds),
      cardNumber: z.string().nullable(),
      /** Which facts it would change; empty where none. */
      facts: z.array(z.enum(factNames)),
      reason: z.string(),
      askedBy: Asker,
      madeAt: Instant,
    }),
  ),
  turnedAway: z.array(
    z.strictObject({
      questionId: z.uuid(),
      about: z.enum(questionKinds),
      cardNumber: z.string().nullable(),
      reason: z.string(),
      rejection: z.string(),
      decidedBy: z.string(),
      decidedAt: Instant,
      /** [APR2] Whoever asked has said that they read it. */
      isSeen: z.boolean(),
    }),
  ),
  /** Cases of other counters, which headquarters decides. */
  cases: z.array(
    z.strictObject({
      caseId: z.uuid(),
      kind: z.enum(['correction', 'duplicate']),
      cardNumber: z.string().nullable(),
      openedAt: Instant,
    }),
  ),
})
export type Proposals = z.infer<typeof Proposals>
export const QuestionRef = z.strictObject({ questionId: z.uuid() })

export const approvalChannels = {
  /** A correction: made at once, or by a supervisor on the spot, or kept for one. Answers when that is known. */
  'approvals:request': {
    request: ProposeCorrection,
    response: ProposalOutcome,
    roles: everyone,
    maxBytes: SMALL,
  },
  /** Puts one that waits before a supervisor, in their window. */
  'approvals:decide': { request: QuestionRef, response: ProposalOutcome, roles: everyone, maxBytes: SMALL },
  'approvals:list': { request: Nothing, response: Proposals, roles: everyone, maxBytes: SMALL },
  /** [APR2] Whoever asked has read why it was turned away. */
  'approvals:seen': { request: QuestionRef, response: Nothing, roles: everyone, maxBytes: SMALL },
  'coSign:asked': {
    request: Nothing,
    response: AskedApproval.nullable(),
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  'coSign:decide': {
    request: DecideApproval,
    response: ProposalOutcome,
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  /** A key or a pointer in the supervisor's window: somebody is there. */
  'coSign:touch': {
    request: Nothing,
    response: Nothing,
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
  'coSign:putOff': {
    request: Nothing,
    response: Nothing,
    roles: everyone,
    maxBytes: SMALL,
    window: 'co-sign',
  },
} as const satisfies Record<string, ChannelSpec>
