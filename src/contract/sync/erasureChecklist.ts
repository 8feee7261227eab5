import * as z from 'zod'
import { Instant } from '../consent.ts'
import { DeviceErasure, HeadquartersErasure } from './erasure.ts'

/** Asks which places have stated to have erased a member of the device's own store. */
export const ChecklistRequest = z.strictObject({ memberId: z.uuid() })

/** A device that held the member. */
export const ChecklistDevice = z.strictObject({
  deviceId: z.uuid(),
  counterNumber: z.int().positive(),
  /** Raw Ed25519 key, base64url: what the statement is verified with. */
  publicKey: z.string(),
  lastSeenAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** The counter that its store went on as. */
  continuedBy: z.int().positive().nullable(),
  statement: DeviceErasure.nullable(),
})

/** Every place that held a member who left, with its signed word; a device that never held the member is not among them. */
export const ErasureChecklist = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  cancelledAt: Instant,
  cancelledBy: z.string(),
  headquarters: HeadquartersErasure,
  devices: z.array(ChecklistDevice),
})
export type ErasureChecklist = z.infer<typeof ErasureChecklist>

export const ChecklistReply = z.strictObject({ checklist: ErasureChecklist.nullable() })
