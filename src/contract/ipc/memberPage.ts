import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { Instant } from '../consent.ts'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'
import { MemberRef, MemberSummary } from './member.ts'

/** Where the facts of a member are: in this store, at headquarters only, or nowhere any more. */
export const MemberPage = z.discriminatedUnion('standing', [
  z.strictObject({
    standing: z.literal('here'),
    member: MemberSummary,
    /** Every fact, masked; null where the customer gave none. `members:reveal` shows them in full. */
    masked: z.record(z.enum(factNames), z.string().nullable()),
    /** [REQ7] May be found, and not used. */
    restricted: z.boolean(),
    /** Headquarters' setting: corrections of these take effect only with a supervisor's approval. */
    needApproval: z.array(z.enum(factNames)),
  }),
  z.strictObject({
    standing: z.literal('headquarters'),
    member: MemberSummary,
    restricted: z.boolean(),
  }),
  z.strictObject({
    standing: z.literal('cancelled'),
    memberId: z.uuid(),
    cardNumber: z.string(),
    cancelledAt: Instant,
  }),
])
export type MemberPage = z.infer<typeof MemberPage>

export const memberPageChannels = {
  'members:of': { request: MemberRef, response: MemberPage, roles: everyone, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
