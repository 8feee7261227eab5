import * as z from 'zod'
import { proofPurposes } from '../../domain/consent/proofPurpose.ts'
import { factNames } from '../../domain/member/facts.ts'
import { revealPurposes } from '../../domain/member/revealPurpose.ts'
import { ConsentProof, Instant, StaffNumber } from '../consent.ts'
import { Receipt } from '../sync/envelope.ts'
import { HeldFacts } from '../sync/fetch.ts'
import { StoreCode } from './stores.ts'

export const FindMembers = z.strictObject({
  storeCode: StoreCode.nullable(),
  /** A whole card number, document number or phone, or words of a name. */
  text: z.string().trim().min(2).max(150),
})

/** As in a list: enough to tell two apart. */
export const MaskedMember = z.strictObject({
  storeCode: StoreCode,
  memberId: z.uuid(),
  cardNumber: z.string(),
  name: z.string(),
  number: z.string(),
  enrolledAt: Instant,
})
export type MaskedMember = z.infer<typeof MaskedMember>

export const MemberKey = z.strictObject({ storeCode: StoreCode, memberId: z.uuid() })

/** Everything of a member but the facts themselves. */
export const MemberRecord = z.strictObject({
  ...MaskedMember.shape,
  enrolledBy: StaffNumber,
  revision: z.int(),
  consent: z.strictObject({
    ...ConsentProof.shape,
    purposes: z.array(z.string()),
    method: z.string(),
  }),
  receipts: z.array(Receipt),
  corrections: z.array(
    z.strictObject({
      at: Instant,
      facts: z.array(z.enum(factNames)),
      proposedBy: StaffNumber,
      approvedBy: StaffNumber.nullable(),
    }),
  ),
})
export type MemberRecord = z.infer<typeof MemberRecord>

export const RevealMember = MemberKey.extend({ purpose: z.enum(revealPurposes) })
/** [ACC3] What a proof of consent is for is narrower. */
export const AskProof = MemberKey.extend({ purpose: z.enum(proofPurposes) })
export const RevealedMember = z.strictObject({ facts: HeldFacts })
