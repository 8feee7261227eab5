import * as z from 'zod'
import { requestKinds, requestOutcomes } from '../domain/request/kinds.ts'
import { standings } from '../domain/request/request.ts'
import { Instant } from './consent.ts'

const Day = z.iso.date()

/** A request of a customer and its clock, at a counter and at headquarters: nothing that describes a person. */
export const RequestClock = z.strictObject({
  requestId: z.uuid(),
  memberId: z.uuid(),
  kind: z.enum(requestKinds),
  standing: z.enum(standings),
  receivedAt: Instant,
  answeredAt: Instant.nullable(),
  extendedAt: Instant.nullable(),
  completedAt: Instant.nullable(),
  liftedAt: Instant.nullable(),
  outcome: z.enum(requestOutcomes).nullable(),
  /** The last days for the first answer and for carrying it out, and the next of them; null once it is done. */
  answerBy: Day,
  completeBy: Day,
  nextDue: Day.nullable(),
  /** Until the next day that something is due; 0 on that day and after it. */
  workingDaysLeft: z.int().nonnegative(),
  /** False: in a year whose holidays are not announced, so that a working day may be one. */
  daysKnown: z.boolean(),
})
