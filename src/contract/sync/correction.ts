import * as z from 'zod'
import { isCardNumber } from '../../domain/member/cardNumber.ts'
import { factNames } from '../../domain/member/facts.ts'
import { Instant, Sha256Hex, StaffNumber } from '../consent.ts'
import { Facts } from '../facts.ts'

/** A fact as it was and as it is to be, which is a value that such a fact can have. */
const FactChange = z
  .strictObject({
    fact: z.enum(factNames),
    /** As the counter had it, which may be older than the rules of today. */
    from: z.string().max(300).nullable(),
    to: z.string().max(300).nullable(),
  })
  .refine(({ from, to }) => from !== to)
  .transform((change, context) => {
    const parsed = Facts.shape[change.fact].safeParse(change.to)
    if (parsed.success) return { ...change, to: parsed.data }
    context.addIssue({ code: 'custom', path: ['to'], message: 'not a value of this fact' })
    return z.NEVER
  })

export const Approval = z.strictObject({
  approvedBy: StaffNumber,
  approvedAt: Instant,
  nonce: z.base64url().length(22),
  base: Sha256Hex.nullable().optional(),
  binding: Sha256Hex,
})

/** At least one, each fact once. */
export const FactChanges = z
  .array(FactChange)
  .min(1)
  .refine(changes => new Set(changes.map(({ fact }) => fact)).size === changes.length)

/** See domain/correction. */
export const Correction = z
  .strictObject({
    correctionId: z.uuid(),
    memberId: z.uuid(),
    cardNumber: z.string().refine(isCardNumber),
    changes: FactChanges,
    reason: z.string().trim().min(1).max(500),
    proposedBy: StaffNumber,
    approval: Approval.nullable(),
  })
  // [COR6] Nobody approves what they proposed.
  .refine(({ proposedBy, approval }) => approval?.approvedBy !== proposedBy)
