import { canonicalJson } from './canonical.ts'

/**
 * What a device signs of its audit log: the hash of every entry since the checkpoint before. That all of them are in
 * it, and not only the last, lets a rewritten log be told to the entry.
 */
export interface Checkpoint {
  kind: 'checkpoint'
  version: 1
  deviceId: string
  /** Of the last entry in it. The first is `firstOf(checkpoint)`. */
  sequence: number
  /** Hash of the entry before its first: what it extends. `GENESIS` at the beginning. */
  previous: string
  /**
   * Of its entries in order, the last being the head of the chain when it was signed: 1 to MAX_CHECKPOINT_ENTRIES.
   * `GENESIS` for one that was missing already.
   */
  hashes: string[]
  /** ISO 8601 instant, UTC, by the counter's clock. */
  at: string
}

/** Ed25519 by the device's key over `checkpointText`, base64url. */
export interface SignedCheckpoint extends Checkpoint {
  signature: string
}

export const firstOf = ({ sequence, hashes }: Pick<Checkpoint, 'sequence' | 'hashes'>) =>
  sequence - hashes.length + 1

export const headOf = ({ hashes }: Pick<Checkpoint, 'hashes'>) => hashes.at(-1) ?? ''

/** The text that the device signs: every member but the signature, as canonical JSON. */
export function checkpointText(checkpoint: Checkpoint): string {
  const { kind, version, deviceId, sequence, previous, hashes, at } = checkpoint
  return canonicalJson({ kind, version, deviceId, sequence, previous, hashes, at })
}

/** The whole of a signed checkpoint, as it is kept and sent; its hash is what headquarters countersigns. */
export const signedCheckpointText = (checkpoint: SignedCheckpoint) => canonicalJson({ ...checkpoint })

/** A log that was never signed is signed in pieces of this many entries. */
export const MAX_CHECKPOINT_ENTRIES = 256
export const CHECKPOINT_ENTRIES = 64
export const CHECKPOINT_MS = 24 * 60 * 60 * 1000

/**
 * [AUD5] A checkpoint is due over entries that none covers: when there was none before, when they are 64 or more,
 * when the last is a day old (or the clock was set back behind it), and whenever the outbox has just been drained.
 */
export function isCheckpointDue(log: {
  /** Entries that no checkpoint covers. */
  uncovered: number
  /** When the last checkpoint was made, if any was. */
  lastAt: string | null
  now: string
  drained: boolean
}): boolean {
  if (log.uncovered === 0) return false
  if (log.drained || log.lastAt === null || log.uncovered >= CHECKPOINT_ENTRIES) return true
  const age = Date.parse(log.now) - Date.parse(log.lastAt)
  return age >= CHECKPOINT_MS || age < 0
}

/** The hashes of the entries of a device that somebody holds, from entry `from` on. */
export interface HeldHashes {
  from: number
  hashes: readonly string[]
}

export type Extension =
  | 'extends'
  /** Entries between what is held and this are missing. */
  | 'gap'
  /** Begins with what is held already, and contradicts nothing. */
  | 'overlaps'
  /** Has another hash than is held for the entry of this number: two logs of one device. */
  | { forkedAt: number }

/**
 * [AUD6] What a checkpoint is to somebody who holds entries 1 to `last` of the same device. Nothing but an extension
 * of exactly what is held may be countersigned.
 * @param held the hashes that are held from the entry before the checkpoint's first on, as far as there are any.
 */
export function extension(checkpoint: Checkpoint, last: number, held: HeldHashes): Extension {
  const first = firstOf(checkpoint)
  const claimed = [checkpoint.previous, ...checkpoint.hashes]
  for (const [at, hash] of claimed.entries()) {
    const sequence = first - 1 + at
    const known = held.hashes[sequence - held.from]
    if (sequence >= 1 && known !== undefined && known !== hash) return { forkedAt: sequence }
  }
  if (first > last + 1) return 'gap'
  return first === last + 1 ? 'extends' : 'overlaps'
}
