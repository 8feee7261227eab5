import * as z from 'zod'
import { Instant } from '../consent.ts'

const said = {
  kind: z.literal('erasure-statement'),
  version: z.literal(1),
  memberId: z.uuid(),
  erasedAt: Instant,
  signature: z.base64url().length(86),
}

/** See domain/outbox/erasure: a counter's signed word that nothing of the member's facts is left in its store. */
export const DeviceErasure = z.strictObject({ ...said, deviceId: z.uuid(), scope: z.literal('store') })

/** Headquarters' own, signed with the key that signs receipts. */
export const HeadquartersErasure = z.strictObject({
  ...said,
  keyId: z.string().min(1).max(64),
  scope: z.literal('headquarters'),
})
