import * as z from 'zod'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import { MAX_CHECKPOINT_ENTRIES } from '../../domain/audit/checkpoint.ts'
import { Instant, Sha256Hex } from '../consent.ts'

/** See domain/audit/checkpoint. `signature` is Ed25519 by the device's key over `checkpointText`. */
export const SignedCheckpoint = z.strictObject({
  kind: z.literal('checkpoint'),
  version: z.literal(1),
  deviceId: z.uuid(),
  sequence: z.int().positive(),
  previous: Sha256Hex,
  hashes: z.array(Sha256Hex).min(1).max(MAX_CHECKPOINT_ENTRIES),
  at: Instant,
  signature: z.base64url().length(86),
})

/**
 * Headquarters' signed word that this checkpoint extended what it held of the device's log. It vouches for the
 * device's public key too, so that whoever has headquarters' key needs no other.
 */
export const Countersignature = z.strictObject({
  kind: z.literal('countersignature'),
  deviceId: z.uuid(),
  /** Raw Ed25519 key, base64url. */
  publicKey: z.base64url().length(43),
  sequence: z.int().positive(),
  /** SHA-256 of `signedCheckpointText`. */
  checkpointHash: Sha256Hex,
  /** By headquarters' clock. */
  countersignedAt: Instant,
  keyId: z.string().min(1).max(64),
  signature: z.base64url().length(86),
})
export type Countersignature = z.infer<typeof Countersignature>

/** The text that headquarters signs and the counter verifies: every member but the signature. */
export function countersignatureText(said: Countersignature | Omit<Countersignature, 'signature'>): string {
  const { signature: _, ...signed } = { signature: '', ...said }
  return canonicalJson(signed)
}

/** Why headquarters will not countersign. `forked` is kept there as evidence. */
export const checkpointRefusals = [
  'malformed',
  'wrong-device',
  'signature-invalid',
  /** Entries between what is held and this are missing: send those first. */
  'gap',
  /** Says again what is held, divided otherwise: the counter has lost checkpoints, or is an older copy. */
  'overlaps',
  /** Another hash is held for an entry of the same number: two logs of one device. */
  'forked',
] as const

export const CheckpointRefusal = z.strictObject({
  outcome: z.literal('refused'),
  reason: z.enum(checkpointRefusals),
  /** With `forked`: the first entry that differs. */
  forkedAt: z.int().positive().nullable(),
})
export type CheckpointRefusal = z.infer<typeof CheckpointRefusal>

export const CheckpointResult = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('countersigned'), countersignature: Countersignature }),
  CheckpointRefusal,
])
export type CheckpointResult = z.infer<typeof CheckpointResult>

export const MAX_CHECKPOINTS = 16
/** None asks only what is held. They are taken in order, up to the first that is refused. */
export const CheckpointRequest = z.strictObject({ checkpoints: z.array(z.unknown()).max(MAX_CHECKPOINTS) })

/**
 * `results` are those of the first checkpoints sent. `held` is the last that headquarters has: where the log ends for it,
 * and for a counter that lost its own, where to go on.
 */
export const CheckpointReply = z.strictObject({
  results: z.array(CheckpointResult),
  held: z.strictObject({ checkpoint: SignedCheckpoint, countersignature: Countersignature }).nullable(),
})
export type CheckpointReply = z.infer<typeof CheckpointReply>
