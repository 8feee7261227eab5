import * as z from 'zod'
import { withdrawalMethods } from '../../domain/consent/change.ts'
import { consentMethods, purposes } from '../../domain/consent/consent.ts'
import { Instant, Language, Sha256Hex, StaffNumber } from '../consent.ts'

const parts = {
  changeId: z.uuid(),
  memberId: z.uuid(),
  purposes: z
    .array(z.enum(purposes))
    .min(1)
    .refine(given => new Set(given).size === given.length),
  at: Instant,
  receivedBy: StaffNumber,
}

/** See domain/consent/change. */
export const ConsentChange = z.discriminatedUnion('change', [
  z.strictObject({
    ...parts,
    change: z.literal('given'),
    noticeVersion: z.string().min(1).max(40),
    noticeHash: Sha256Hex,
    language: Language,
    method: z.enum(consentMethods),
  }),
  z.strictObject({ ...parts, change: z.literal('withdrawn'), method: z.enum(withdrawalMethods) }),
])
