import * as z from 'zod'
import { consentMethods, missingPurposes, purposes } from '../domain/consent/consent.ts'

export const Language = z.enum(['vi', 'en'])
export const Instant = z.iso.datetime()
export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
export const StaffNumber = z.string().regex(/^[0-9]{3,8}$/)

export const Purposes = z
  .array(z.enum(purposes))
  .refine(given => new Set(given).size === given.length)
  .refine(given => missingPurposes(given).length === 0, { error: 'consent-missing' })

/** See domain/consent: the proof that is kept and sent. */
export const ConsentProof = z.strictObject({
  purposes: Purposes,
  noticeVersion: z.string().min(1).max(40),
  noticeHash: Sha256Hex,
  language: Language,
  method: z.enum(consentMethods),
  givenAt: Instant,
  receivedBy: StaffNumber,
})
