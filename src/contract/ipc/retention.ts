import * as z from 'zod'
import { type ChannelSpec, Nothing, SMALL, supervisors } from './channelSpec.ts'

/** How many days a store keeps a member's facts after headquarters has confirmed them. */
export const RetentionDays = z.strictObject({ days: z.int().min(1).max(3650) })
export type RetentionDays = z.infer<typeof RetentionDays>

export const retentionChannels = {
  'retention:days': { request: Nothing, response: RetentionDays, roles: supervisors, maxBytes: SMALL },
  'retention:set': { request: RetentionDays, response: RetentionDays, roles: supervisors, maxBytes: SMALL },
} as const satisfies Record<string, ChannelSpec>
