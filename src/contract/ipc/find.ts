import * as z from 'zod'
import { type ChannelSpec, everyone, SMALL } from './channelSpec.ts'
import { MemberSummary } from './member.ts'

/** What the clerk typed of a number, a phone or a name. Answers are masked: they show whom to ask, not who it is. */
export const FindMember = z.strictObject({ typed: z.string().max(200) })

/** So many are found at most: whoever sees more goes on typing. */
export const MOST_FOUND = 20

export const findChannels = {
  'members:find': {
    request: FindMember,
    response: z.array(MemberSummary),
    roles: everyone,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
