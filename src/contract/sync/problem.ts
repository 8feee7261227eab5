import * as z from 'zod'
import { consoleFaults } from '../console/faults.ts'
import { joinFaults } from './join.ts'
import { Revocation } from './revocation.ts'

/** Why a signed request was not let in. */
export const signatureFaults = [
  'signature-malformed',
  'digest-mismatch',
  'device-unknown',
  'signature-invalid',
  'device-revoked',
  /** The device's clock is off by more than the window: sign again with the time in the `Date` header. */
  'clock-skew',
  'nonce-reused',
] as const

/** Every `type` that headquarters' problem details (RFC 9457) can have, as a relative reference. */
const problemTypes = [
  ...joinFaults,
  ...signatureFaults,
  ...consoleFaults,
  'escrow-unusable',
  'malformed-request',
  'request-too-large',
  'media-type-unsupported',
  'not-found',
  'database-unavailable',
  'unexpected',
] as const
export type ProblemType = (typeof problemTypes)[number]

/** What headquarters sends; a counter reads it with the looser `Problem` of join.ts, so that new types do not break it. */
export const ProblemDetails = z.strictObject({
  type: z.enum(problemTypes),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  /** Where in the request: JSON pointers, never values. */
  pointers: z.array(z.string()).optional(),
  /** With `device-revoked`: without it a counter of this version locks nobody out. */
  revocation: Revocation.optional(),
})
export type ProblemDetails = z.infer<typeof ProblemDetails>
