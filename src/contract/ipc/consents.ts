import * as z from 'zod'
import { withdrawalMethods } from '../../domain/consent/change.ts'
import { purposes } from '../../domain/consent/consent.ts'
import { proofPurposes } from '../../domain/consent/proofPurpose.ts'
import { type ChannelSpec, everyone, SIGNED, SMALL } from './channelSpec.ts'
import { Enrol, MemberRef } from './member.ts'
import { SavedFile } from './print.ts'

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
  /** The notice that was read when it was agreed to; null where only headquarters knows. */
  noticeVersion: z.string().nullable(),
  /** A newer notice is in force. */
  asksAgain: z.boolean(),
  /** Whose consent a renewal needs today; see domain/consent/children. */
  needed: z.strictObject({ representative: z.boolean(), own: z.boolean() }),
  /** [CON6] What was agreed to at the enrolment is there alone: `agreed` is what may be, and can be taken back. */
  keptAt: z.literal('headquarters').optional(),
  /** [RET7] Signatures and what was sent are there alone, and exported there. */
  proofAt: z.literal('headquarters').optional(),
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

export const consentsChannels = {
  'consents:of': { request: MemberRef, response: MemberConsents, roles: everyone, maxBytes: SMALL },
  /** Everything is asked again: what is not ticked now and was agreed to before is withdrawn. */
  'consents:renew': { request: RenewConsents, response: MemberConsents, roles: everyone, maxBytes: SIGNED },
  'consents:withdraw': {
    request: WithdrawConsents,
    response: MemberConsents,
    roles: everyone,
    maxBytes: SMALL,
  },
  /** The proof of what a member consented to, as a file for whoever checks it: for a purpose, which is written down. */
  'consents:exportProof': {
    request: z.strictObject({ memberId: z.uuid(), purpose: z.enum(proofPurposes) }),
    response: SavedFile,
    roles: everyone,
    maxBytes: SMALL,
  },
} as const satisfies Record<string, ChannelSpec>
