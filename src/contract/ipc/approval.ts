import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'

const Value = z.string().max(300).nullable()

/** A correction that somebody proposes; main judges it, and asks a supervisor where one is needed. */
export const ProposeCorrection = z.strictObject({
  /** Made once per form: the same form sent again is the same correction. */
  correctionId: z.uuid(),
  memberId: z.uuid(),
  changes: z
    .array(z.strictObject({ fact: z.enum(factNames), from: Value, to: Value }))
    .min(1)
    .max(factNames.length),
  reason: z.string().trim().min(1).max(500),
  /** What a document said that was read again, for the supervisor to see. */
  reading: z.partialRecord(z.enum(factNames), z.string().max(300)).optional(),
})

/** `done` needed nobody; `approved` on the spot; `queued` for a supervisor; `turned-away` with the supervisor's reason. */
export const ProposalOutcome = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.enum(['done', 'approved', 'queued']) }),
  z.strictObject({ outcome: z.literal('turned-away'), rejection: z.string() }),
])
