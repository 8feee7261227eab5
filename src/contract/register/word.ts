import * as z from 'zod'
import { Instant, Sha256Hex, StaffNumber } from '../consent.ts'

/** See domain/approval/word: a supervisor's word, bound to the act that it travels with. */
export const BoundWord = z.strictObject({
  askedBy: StaffNumber,
  approvedAt: Instant,
  nonce: z.base64url().length(22),
  base: Sha256Hex.nullable(),
  deviceId: z.uuid(),
  binding: Sha256Hex,
})
