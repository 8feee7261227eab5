/**
 * What a counter of version 1 can read: the reply schemas of the contract as they were when version 1 was current, copied
 * whole and never changed. They are strict: one member more than these and that counter takes the answer for no answer.
 */
import * as z from 'zod'

const Instant = z.iso.datetime()
const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/)
const StaffNumber = z.string().regex(/^[0-9]{3,8}$/)
const KeyId = z.string().min(1).max(64)

const JoinReply = z.strictObject({
  deviceId: z.uuid(),
  store: z.strictObject({ code: z.string().regex(/^\d{3}$/), name: z.string().min(1).max(150) }),
  counterNumber: z.int().min(1).max(99),
  receiptKey: z.strictObject({ keyId: KeyId, publicKey: z.base64url().length(43) }),
  pinPepper: z.base64url().length(43),
  escrowRecipient: z
    .string()
    .regex(/^age1[0-9a-z]{58}$/)
    .optional(),
  roster: z
    .array(
      z.strictObject({
        staffNumber: StaffNumber,
        name: z.string().min(1).max(150),
        role: z.enum(['clerk', 'supervisor']),
        pinHash: z.string().startsWith('$argon2id$'),
      }),
    )
    .min(1),
  serverTime: Instant,
})

const HeadquartersErasure = z.strictObject({
  kind: z.literal('erasure-statement'),
  version: z.literal(1),
  memberId: z.uuid(),
  erasedAt: Instant,
  signature: z.base64url().length(86),
  keyId: KeyId,
  scope: z.literal('headquarters'),
})

const RejoinReply = z.strictObject({ ...JoinReply.shape, erasures: z.array(HeadquartersErasure) })

const RecoverReply = z.strictObject({ sealed: z.base64().min(1).max(16_384) })

const Receipt = z.strictObject({
  envelopeId: z.uuid(),
  deviceId: z.uuid(),
  sequence: z.int().positive(),
  envelopeHash: Sha256Hex,
  storedAt: Instant,
  keyId: KeyId,
  signature: z.base64url(),
})

const refusals = [
  'malformed',
  'id-reused',
  'sequence-reused',
  'card-number-taken',
  'wrong-device',
  'cancelled',
] as const

const PushReply = z.strictObject({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.strictObject({ id: z.string(), outcome: z.literal('stored'), receipt: Receipt }),
      z.strictObject({
        id: z.string(),
        outcome: z.literal('refused'),
        reason: z.enum(refusals),
        detail: z.string().max(500),
        erasure: HeadquartersErasure.optional(),
      }),
    ]),
  ),
})

const SignedCheckpoint = z.strictObject({
  kind: z.literal('checkpoint'),
  version: z.literal(1),
  deviceId: z.uuid(),
  sequence: z.int().positive(),
  previous: Sha256Hex,
  hashes: z.array(Sha256Hex).min(1).max(256),
  at: Instant,
  signature: z.base64url().length(86),
})

const Countersignature = z.strictObject({
  kind: z.literal('countersignature'),
  deviceId: z.uuid(),
  publicKey: z.base64url().length(43),
  sequence: z.int().positive(),
  checkpointHash: Sha256Hex,
  countersignedAt: Instant,
  keyId: KeyId,
  signature: z.base64url().length(86),
})

const CheckpointReply = z.strictObject({
  results: z.array(
    z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('countersigned'), countersignature: Countersignature }),
      z.strictObject({
        outcome: z.literal('refused'),
        reason: z.enum(['malformed', 'wrong-device', 'signature-invalid', 'gap', 'overlaps', 'forked']),
        forkedAt: z.int().positive().nullable(),
      }),
    ]),
  ),
  held: z.strictObject({ checkpoint: SignedCheckpoint, countersignature: Countersignature }).nullable(),
})

const HeldMember = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string(),
  facts: z.strictObject({
    number: z.string(),
    fullName: z.string(),
    gender: z.enum(['female', 'male', 'unspecified']),
    dateOfBirth: z.string(),
    nationality: z.string(),
    address: z.string().nullable(),
    phone: z.string(),
    email: z.string().nullable(),
  }),
  consent: z.strictObject({
    purposes: z.array(z.enum(['membership', 'contact', 'transactions', 'thirdParty'])),
    noticeVersion: z.string().min(1).max(40),
    noticeHash: Sha256Hex,
    language: z.enum(['vi', 'en']),
    method: z.enum(['signature', 'spoken-witnessed']),
    givenAt: Instant,
    receivedBy: StaffNumber,
  }),
  enrolledBy: StaffNumber,
})

const FetchReply = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('found'), member: HeldMember, enrolledAt: Instant }),
  z.strictObject({ outcome: z.literal('cancelled'), erasure: HeadquartersErasure }),
  z.strictObject({ outcome: z.literal('unknown') }),
])

const Problem = z.looseObject({ type: z.string(), title: z.string(), status: z.int() })

/** What a counter of version 1 asks for, by path. A problem is read wherever the status says so. */
export const replies: Record<string, z.ZodType> = {
  '/v1/join': JoinReply,
  '/v1/rejoin': RejoinReply,
  '/v1/recover': RecoverReply,
  '/v1/envelopes': PushReply,
  '/v1/checkpoints': CheckpointReply,
  '/v1/members/fetch': FetchReply,
  /** Version 1 looks at nothing but the status. */
  '/health': z.unknown(),
}
export const problem = Problem
