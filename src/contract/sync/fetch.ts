import * as z from 'zod'
import { consentMethods, purposes } from '../../domain/consent/consent.ts'
import { genders } from '../../domain/member/facts.ts'
import { fetchPurposes } from '../../domain/member/fetchPurpose.ts'
import { ConsentProof, Instant, StaffNumber } from '../consent.ts'
import { HeadquartersErasure } from './erasure.ts'

/** Asks for one member of the device's own store, and says who asks and what for. */
export const FetchRequest = z.strictObject({
  memberId: z.uuid(),
  purpose: z.enum(fetchPurposes),
  staffNumber: StaffNumber,
})

/** The eight facts as headquarters holds them: the rules of the day they were written may not be those of today. */
export const HeldFacts = z.strictObject({
  number: z.string(),
  fullName: z.string(),
  gender: z.enum(genders),
  dateOfBirth: z.string(),
  nationality: z.string(),
  address: z.string().nullable(),
  phone: z.string(),
  email: z.string().nullable(),
})

/** A member as headquarters holds it. The counter parses it once more as an `Enrolment` before it keeps it. */
const HeldMember = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  facts: HeldFacts,
  consent: z.strictObject({
    ...ConsentProof.shape,
    purposes: z.array(z.enum(purposes)),
    method: z.enum(consentMethods),
  }),
  enrolledBy: StaffNumber,
})

export const FetchReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), member: HeldMember, enrolledAt: Instant }),
  z.strictObject({ outcome: z.literal('cancelled'), erasure: HeadquartersErasure }),
  /** No member of this store. */
  z.strictObject({ outcome: z.literal('unknown') }),
])
export type FetchReply = z.infer<typeof FetchReply>
