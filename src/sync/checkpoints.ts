import { SignedCheckpoint } from '../contract/sync/checkpoint.ts'
import { GENESIS } from '../domain/audit/chain.ts'
import {
  type Checkpoint,
  checkpointText,
  headOf,
  isCheckpointDue,
  MAX_CHECKPOINT_ENTRIES,
  signedCheckpointText,
} from '../domain/audit/checkpoint.ts'
import { inTransaction, type WritableDb } from '../store/database.ts'
import { auditHashes, lastAudit } from '../store/repositories/audit.ts'
import { lastCheckpoint, putCheckpoint } from '../store/repositories/checkpoints.ts'
import type { DeviceKey } from './deviceKey.ts'
import { jsonOf } from './json.ts'

/** Who signs, and in whose store. */
export interface CheckpointSigner {
  db: WritableDb
  deviceId: string
  key: DeviceKey
  /** ISO 8601 instant. */
  now(): string
}

/** Where the signed part of the log ends. A checkpoint that cannot be read is for verification to report, not for this. */
function signedEnd({ db, deviceId }: CheckpointSigner) {
  const last = lastCheckpoint(db, deviceId)
  if (!last) return { sequence: 0, hash: GENESIS, at: null }
  const parsed = SignedCheckpoint.safeParse(jsonOf(last.checkpoint))
  if (parsed.success) return { sequence: last.sequence, hash: headOf(parsed.data), at: parsed.data.at }
  const [entry] = auditHashes(db, last.sequence, last.sequence)
  return { sequence: last.sequence, hash: entry?.hash ?? GENESIS, at: null }
}

/** Every entry from one number to another; `GENESIS` stands for one that is not there. */
function hashesBetween(db: WritableDb, from: number, to: number): string[] {
  const there = new Map(auditHashes(db, from, to).map(({ sequence, hash }) => [sequence, hash]))
  return Array.from({ length: to - from + 1 }, (_, n) => there.get(from + n) ?? GENESIS)
}

function signOne(signer: CheckpointSigner, head: number): void {
  const { db, deviceId, key, now } = signer
  const end = signedEnd(signer)
  const sequence = Math.min(head, end.sequence + MAX_CHECKPOINT_ENTRIES)
  const checkpoint: Checkpoint = {
    kind: 'checkpoint',
    version: 1,
    deviceId,
    sequence,
    previous: end.hash,
    hashes: hashesBetween(db, end.sequence + 1, sequence),
    at: now(),
  }
  const signature = Buffer.from(key.sign(checkpointText(checkpoint)), 'base64').toString('base64url')
  const text = signedCheckpointText({ ...checkpoint, signature })
  putCheckpoint(db, { deviceId, sequence, checkpoint: text, publicKey: key.publicKey })
}

/**
 * Signs the audit log up to its head where that is due [AUD5]: without headquarters, which countersigns when there is a
 * line. @param drained whether the outbox has just been emptied.
 */
export function signCheckpoints(signer: CheckpointSigner, drained: boolean): void {
  const { db, now } = signer
  inTransaction(db, () => {
    const head = lastAudit(db)?.sequence ?? 0
    const { sequence, at } = signedEnd(signer)
    const log = { uncovered: Math.max(0, head - sequence), lastAt: at, now: now(), drained }
    if (!isCheckpointDue(log)) return
    for (let signed = sequence; signed < head; signed += MAX_CHECKPOINT_ENTRIES) signOne(signer, head)
  })
}
