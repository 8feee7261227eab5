import * as z from 'zod'
import { cancellationRequesters } from '../../domain/cancellation/cancellation.ts'
import { fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import { Instant } from '../consent.ts'
import { line } from '../register/parts.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'
import { MemberRef, MemberSummary } from './member.ts'

/** Ends a membership and erases the member. The document number is read again: what is erased does not come back. */
export const CancelMember = z
  .strictObject({
    memberId: z.uuid(),
    numberAgain: z.string().min(1).max(40),
    requester: z.enum(cancellationRequesters),
    /** Full name of who asks for the customer; null: the customer. Kept only where the cancellation stays a request. */
    representative: line(150).nullable().default(null),
    /** Of the customer, for the supervisor to see; not kept. */
    reason: z.string().trim().max(500),
    /** [CAN3] Of the supervisor who is at work; a clerk's request goes before one. */
    pin: z
      .string()
      .regex(/^\d{6,12}$/)
      .optional(),
  })
  // Where a supervisor is at work it is done at once, and nothing of who asked is kept.
  .refine(({ requester, representative, pin }) =>
    requester === 'customer' ? representative === null : representative !== null || pin !== undefined,
  )

/** `queued`: no supervisor has decided, and nothing was done. */
export const CancelOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('cancelled'),
    memberId: z.uuid(),
    cardNumber: z.string(),
    cancelledAt: Instant,
  }),
  z.strictObject({ outcome: z.literal('queued') }),
  z.strictObject({ outcome: z.literal('turned-away'), rejection: z.string() }),
])

/** Which places that held a member have signed that nothing is left there. */
export const ErasureProof = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  cancelledAt: Instant,
  /** Whether headquarters has said so just now; without it, only this counter's own word is known. */
  heard: z.enum(['yes', 'no-answer', 'alone']),
  isComplete: z.boolean(),
  places: z.array(
    z.strictObject({
      /** Null: headquarters. */
      counterNumber: z.int().nullable(),
      state: z.enum(['erased', 'not-verified', 'continued', 'waiting']),
      erasedAt: Instant.nullable(),
      lastSeenAt: Instant.nullable(),
      revokedAt: Instant.nullable(),
      continuedBy: z.int().nullable(),
    }),
  ),
})
export type ErasureProof = z.infer<typeof ErasureProof>

/** Brings the facts of a member back from headquarters, which writes down who asked and what for. */
export const FetchBack = z.strictObject({ memberId: z.uuid(), purpose: z.enum(fetchPurposes) })

export const cancelChannels = {
  'members:cancel': {
    request: CancelMember,
    response: CancelOutcome,
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:erasureProof': {
    request: MemberRef,
    response: ErasureProof.nullable(),
    roles: everyone,
    maxBytes: SMALL,
  },
  'members:fetchBack': { request: FetchBack, response: MemberSummary, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
