import * as z from 'zod'
import { revealPurposes } from '../../domain/member/revealPurpose.ts'
import { requestActs } from '../../domain/request/acts.ts'
import { requestOccasions, requestOutcomes } from '../../domain/request/kinds.ts'
import { Instant } from '../consent.ts'
import { RequestClock } from '../request.ts'
import { StoreCode } from './stores.ts'

export const ListRequests = z.strictObject({ storeCode: StoreCode.nullable() })

/** A request of a store; card and masked name are null once the member has left. */
export const StoreRequest = z.strictObject({
  ...RequestClock.shape,
  storeCode: StoreCode,
  cardNumber: z.string().nullable(),
  maskedName: z.string().nullable(),
})
export type StoreRequest = z.infer<typeof StoreRequest>

export const RevealRequest = z.strictObject({
  storeCode: StoreCode,
  requestId: z.uuid(),
  purpose: z.enum(revealPurposes),
})

/** What was said and answered, in the words of who wrote it; null where it was erased. */
export const RequestWords = z.strictObject({
  representative: z.string().nullable(),
  /** What it came of; null where it was taken at the rights desk. */
  occasion: z.enum(requestOccasions).nullable(),
  steps: z.array(
    z.strictObject({
      what: z.enum(['received', ...requestActs]),
      at: Instant,
      by: z.string(),
      outcome: z.enum(requestOutcomes).nullable(),
      text: z.string().nullable(),
      reason: z.string().nullable(),
    }),
  ),
})
export type RequestWords = z.infer<typeof RequestWords>
