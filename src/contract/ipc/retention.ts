import * as z from 'zod'

/** How many days a store keeps a member's facts after headquarters has confirmed them. */
export const RetentionDays = z.strictObject({ days: z.int().min(1).max(3650) })
export type RetentionDays = z.infer<typeof RetentionDays>
