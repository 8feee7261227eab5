import * as z from 'zod'
import { withdrawalMethods } from '../../domain/consent/change.ts'
import { purposes } from '../../domain/consent/consent.ts'
import { Enrol } from './member.ts'

const ofMember = {
  memberId: z.uuid(),
  /** Made once for each answer: pressing again, however fast, keeps it once. */
  changeId: z.uuid(),
}

/** What a member agrees to now, masked. */
export const MemberConsents = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  maskedName: z.string(),
  agreed: z.array(z.enum(purposes)),
  /** The notice that was read when it was agreed to. */
  noticeVersion: z.string(),
  /** A newer notice is in force. */
  asksAgain: z.boolean(),
  /** Whose consent a renewal needs today; see domain/consent/children. */
  needed: z.strictObject({ representative: z.boolean(), own: z.boolean() }),
})

export const RenewConsents = z.strictObject({
  ...ofMember,
  consent: Enrol.shape.consent,
  signature: Enrol.shape.signature,
  representative: Enrol.shape.representative,
})

export const WithdrawConsents = z.strictObject({
  ...ofMember,
  purposes: z.array(z.enum(purposes)).min(1).max(purposes.length),
  method: z.enum(withdrawalMethods),
})
