import * as z from 'zod'
import { readFaults } from '../../domain/identity/reading.ts'

/** Every way in which main says no. Each has a sentence in every language: what happened, what is safe, what to do. */
export const faultCodes = [
  'untrusted-sender',
  'unknown-channel',
  'malformed-request',
  'request-too-large',
  'not-signed-in',
  'not-allowed',
  'not-now',
  'unexpected',
  'passphrase-wrong',
  'passphrase-too-short',
  'passphrase-needed',
  'recovery-code-wrong',
  'recovery-copy-missing',
  'supervisor-needed',
  'join-code-refused',
  'join-too-many-tries',
  'headquarters-unreachable',
  'headquarters-answer-unusable',
  'sign-in-refused',
  'locked-out',
  'already-a-member',
  'under-age',
  'representative-needed',
  'child-consent-needed',
  'notice-outdated',
  'enrolment-changed',
  'disk-full',
  'member-unknown',
  'folder-unwritable',
  'copy-not-verified',
  'backup-unusable',
  'backup-newer-than-app',
  'store-in-use',
  'rejoin-refused',
  'escrow-unusable',
  'member-cancelled',
  'number-not-the-same',
  'scan-gone',
  'folder-unusable',
  'pin-malformed',
  'pin-too-simple',
  'pin-the-same',
  'own-pin',
  'staff-unknown',
  ...readFaults,
] as const
export const Fault = z.strictObject({
  code: z.enum(faultCodes),
  /** Figures that the sentence needs: minutes to wait, the card number that exists. Never personal data. */
  values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type Fault = z.infer<typeof Fault>
export type FaultCode = Fault['code']
