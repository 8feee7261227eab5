import * as z from 'zod'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, StaffNumber } from '../consent.ts'
import { MaskedMember } from './members.ts'
import { StoreCode } from './stores.ts'

const about = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('correction'),
    fact: z.enum(factNames),
    reason: z.string(),
    proposedBy: StaffNumber,
    approvedBy: StaffNumber.nullable(),
  }),
  z.strictObject({ kind: z.literal('duplicate'), other: MaskedMember }),
])

/** Something that a supervisor has to decide. The values themselves are shown on opening it, which is logged. */
export const Case = z.strictObject({
  caseId: z.uuid(),
  openedAt: Instant,
  member: MaskedMember,
  about,
  decided: z
    .strictObject({ at: Instant, by: z.string(), decision: z.string(), reason: z.string().nullable() })
    .nullable(),
})
export type Case = z.infer<typeof Case>

export const ListCases = z.strictObject({ state: z.enum(['open', 'decided']) })
export const CaseKey = z.strictObject({ storeCode: StoreCode, caseId: z.uuid() })
/** Both versions of a fact in dispute, or of everything in a duplicate. */
export const CaseValues = z.strictObject({
  stands: z.record(z.string(), z.string().nullable()),
  proposed: z.record(z.string(), z.string().nullable()),
})
export type CaseValues = z.infer<typeof CaseValues>

/**
 * `take`: the proposed value takes effect; `keep`: what stands remains. Of a duplicate: `same-person` or
 * `different-people`; nothing is merged either way.
 */
export const caseDecisions = ['take', 'keep', 'same-person', 'different-people'] as const
export const DecideCase = CaseKey.extend({
  decision: z.enum(caseDecisions),
  /** Erased with the member. */
  reason: z.string().trim().min(1).max(500),
})

/** What was done after a device was revoked, or in the name of somebody dismissed: held, and to be looked at. */
export const Review = z.strictObject({
  reviewId: z.uuid(),
  cause: z.enum(['device-revoked', 'staff-dismissed']),
  storeCode: StoreCode,
  counterNumber: z.int(),
  kind: z.string(),
  member: MaskedMember.nullable(),
  staffNumber: StaffNumber.nullable(),
  occurredAt: Instant,
  receivedAt: Instant,
})
export type Review = z.infer<typeof Review>
export const SettleReview = z.strictObject({
  storeCode: StoreCode,
  reviewId: z.uuid(),
  finding: z.enum(['in-order', 'not-in-order']),
  note: z.string().trim().min(1).max(500),
})
