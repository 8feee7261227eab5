import * as z from 'zod'
import { isCardNumber } from '../../domain/member/cardNumber.ts'
import { ConsentProof, Instant, Sha256Hex, StaffNumber } from '../consent.ts'
import { Facts } from '../facts.ts'
import { RegisterEvent } from '../register/event.ts'
import { BoundWord } from '../register/word.ts'
import { ConsentChange } from './consentChange.ts'
import { Correction } from './correction.ts'
import { DeviceErasure, HeadquartersErasure } from './erasure.ts'
import { ConsentEvidence } from './evidence.ts'

/** One enrolment as headquarters gets it. */
export const Enrolment = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string().refine(isCardNumber),
  facts: Facts,
  consent: ConsentProof,
  enrolledBy: StaffNumber,
})

/** [ERA4] Stands at the number of an enrolment that was cancelled before headquarters confirmed it. */
const Void = z.strictObject({ memberId: z.uuid() })

/** A membership that ended, without any fact of whose it was. */
const Cancellation = z.strictObject({
  memberId: z.uuid(),
  cardNumber: z.string().refine(isCardNumber),
  cancelledBy: StaffNumber,
  word: BoundWord.optional(),
})

const ErasureReport = z.strictObject({ memberId: z.uuid(), statement: DeviceErasure })

/** [REG5] Headquarters takes it where it holds the person, and a supervisor or the person changed it. */
const NewPin = z.strictObject({
  changeId: z.uuid(),
  staffNumber: StaffNumber,
  pinHash: z.string().startsWith('$argon2id$').max(300),
  changedBy: StaffNumber,
  /** [COR13] Who else may know it. Counters of before did not say. */
  knownTo: z.array(StaffNumber).max(100).optional(),
})

const outside = {
  /** The version of the protocol that this kind came with. */
  version: z.literal(1),
  id: z.uuid(),
  deviceId: z.uuid(),
  sequence: z.int().positive(),
  /** By the counter's clock, which may be wrong: headquarters adds its own in the receipt. */
  occurredAt: Instant,
}
export const EnrolmentEnvelope = z.strictObject({ ...outside, kind: z.literal('enrolment'), body: Enrolment })
export type EnrolmentEnvelope = z.infer<typeof EnrolmentEnvelope>

/**
 * What travels from a counter to headquarters. `id` makes it idempotent, `sequence` counts every envelope of one
 * device without gaps from 1, so that a lost or doubled one shows.
 */
export const Envelope = z.discriminatedUnion('kind', [
  EnrolmentEnvelope,
  z.strictObject({ ...outside, kind: z.literal('void'), body: Void }),
  z.strictObject({
    ...outside,
    version: z.literal([1, 3]),
    kind: z.literal('cancellation'),
    body: Cancellation,
  }),
  z.strictObject({ ...outside, kind: z.literal('erasure'), body: ErasureReport }),
  z.strictObject({ ...outside, version: z.literal([2, 3]), kind: z.literal('correction'), body: Correction }),
  z.strictObject({ ...outside, version: z.literal(2), kind: z.literal('consent'), body: ConsentChange }),
  z.strictObject({ ...outside, version: z.literal(2), kind: z.literal('evidence'), body: ConsentEvidence }),
  z.strictObject({
    ...outside,
    version: z.literal([2, 3]),
    kind: z.literal('register'),
    body: RegisterEvent,
  }),
  z.strictObject({ ...outside, version: z.literal([2, 3]), kind: z.literal('pin'), body: NewPin }),
])
export type Envelope = z.infer<typeof Envelope>
export type EnvelopeOf<K extends Envelope['kind']> = Extract<Envelope, { kind: K }>

/**
 * Headquarters' signed word that it holds an envelope. `signature` is Ed25519 (base64url) over the canonical JSON
 * (RFC 8785) of all other members.
 */
export const Receipt = z.strictObject({
  envelopeId: z.uuid(),
  deviceId: z.uuid(),
  sequence: z.int().positive(),
  /** SHA-256 of the whole envelope as it travelled: see `envelopeText`. */
  envelopeHash: Sha256Hex,
  storedAt: Instant,
  keyId: z.string().min(1).max(64),
  signature: z.base64url(),
})
export type Receipt = z.infer<typeof Receipt>

/** Why headquarters will not hold an envelope; the counter sets it aside with this reason, and sends the rest. */
export const refusals = [
  'malformed',
  'id-reused',
  'sequence-reused',
  'card-number-taken',
  'wrong-device',
  /** The member's membership was cancelled: nothing brings the member back. */
  'cancelled',
  /** A correction of somebody who is no member of the store. Only corrections, so only from version 2 on. */
  'member-unknown',
] as const

export const PushResult = z.discriminatedUnion('outcome', [
  z.strictObject({ id: z.string(), outcome: z.literal('stored'), receipt: Receipt }),
  z.strictObject({
    id: z.string(),
    outcome: z.literal('refused'),
    reason: z.enum(refusals),
    detail: z.string().max(500),
    /** With `cancelled`: headquarters' word for it, without which a counter erases nothing. */
    erasure: HeadquartersErasure.optional(),
  }),
])
export type PushResult = z.infer<typeof PushResult>

export const MAX_BATCH = 50
/** Envelopes are parsed one by one: one that is malformed is refused alone and does not hold up its batch. */
export const PushRequest = z.strictObject({
  /** [REV5] What time it is at the counter. Sent to a headquarters that is known to take it: one that signs its answers. */
  clock: Instant.optional(),
  envelopes: z.array(z.unknown()).min(1).max(MAX_BATCH),
})
export const PushReply = z.strictObject({ results: z.array(PushResult) })
