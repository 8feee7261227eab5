import * as z from 'zod'
import { fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import { Instant } from '../consent.ts'
import { type ChannelSpec, everyone, SMALL, supervisors } from './channelSpec.ts'
import { MemberSummary } from './member.ts'

/** Ends a membership and erases the member. The document number is read again: what is erased does not come back. */
export const CancelMember = z.strictObject({ memberId: z.uuid(), numberAgain: z.string().min(1).max(40) })

export const CancelledMember = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  cancelledAt: Instant,
})

/** Brings the facts of a member back from headquarters, which writes down who asked and what for. */
export const FetchBack = z.strictObject({ memberId: z.uuid(), purpose: z.enum(fetchPurposes) })

export const cancelChannels = {
  'members:cancel': {
    request: CancelMember,
    response: CancelledMember,
    roles: supervisors,
    maxBytes: SMALL,
  },
  'members:fetchBack': { request: FetchBack, response: MemberSummary, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
