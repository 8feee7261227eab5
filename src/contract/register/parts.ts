import * as z from 'zod'
import { Instant } from '../consent.ts'

/** What every event of every register has; see domain/register. */
export const eventParts = {
  eventId: z.uuid(),
  entryId: z.uuid(),
  memberId: z.uuid().nullable(),
  at: Instant,
  by: z.string().regex(/^([0-9]{3,8}|[a-z][a-z0-9.-]{1,39})$/),
}

/** Text that people write, without what a database or a printer cannot hold. */
export const line = (longest: number) =>
  z
    .string()
    .transform(text => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest)
        .refine(text => text.isWellFormed() && !text.includes('\0')),
    )
