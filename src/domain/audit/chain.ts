import type { Sha256 } from '../digest.ts'
import { err, ok, type Result } from '../result.ts'
import { canonicalJson, type Json } from './canonical.ts'
import type { ClockReading } from './clock.ts'

/**
 * One line of the audit log. It tells that something was done and by whom, never to which person: `subject` is a
 * random id and `commitment` a salted hash of what was written, whose salt is erased with the member.
 */
export interface AuditEntry extends ClockReading {
  /** From 1, without gaps. */
  sequence: number
  /** Staff number, or `system`. */
  actor: string
  action: string
  subject: string | null
  commitment: string | null
}

export interface AuditLink extends AuditEntry {
  /** Hash of the entry before, or `GENESIS` for the first. */
  previous: string
  hash: string
}

export const GENESIS = '0'.repeat(64)

/**
 * What an entry's hash has to be: over the canonical JSON of everything in it and the hash before it. The two members
 * of the monotonic clock are left out where they are null, as entries from before they existed were hashed.
 */
export function hashOf(entry: AuditEntry, previous: string, sha256: Sha256): string {
  const { sequence, at, actor, action, subject, commitment } = entry
  const run = entry.run ?? undefined
  const uptimeMs = entry.uptimeMs ?? undefined
  const linked: Json = { sequence, at, run, uptimeMs, actor, action, subject, commitment, previous }
  return sha256(canonicalJson(linked))
}

/** Appends an entry to the chain that ends in `last`. */
export function link(
  last: Pick<AuditLink, 'sequence' | 'hash'> | null,
  entry: Omit<AuditEntry, 'sequence'>,
  sha256: Sha256,
): AuditLink {
  const numbered = { ...entry, sequence: (last?.sequence ?? 0) + 1 }
  const previous = last?.hash ?? GENESIS
  return { ...numbered, previous, hash: hashOf(numbered, previous, sha256) }
}

export interface BrokenLink {
  sequence: number
  problem: 'missing' | 'changed' | 'not-linked' | 'not-as-signed'
}

/**
 * [AUD1] Every entry is numbered, linked to the one before and unchanged; [AUD2] and is the one that was signed, as
 * far as hashes were. Gives the first that is not; `diagnose` says what happened to it.
 * @param signed the hashes of entries 1, 2, 3 … as checkpoints hold them; undefined where none does.
 */
export function verifyChain(
  links: Iterable<AuditLink>,
  sha256: Sha256,
  signed: Iterable<string | undefined> = [],
): Result<{ entries: number }, BrokenLink> {
  const remembered = signed[Symbol.iterator]()
  let previous = GENESIS
  let sequence = 0
  for (const entry of links) {
    sequence += 1
    if (entry.sequence !== sequence) return err({ sequence, problem: 'missing' })
    if (entry.previous !== previous) return err({ sequence, problem: 'not-linked' })
    if (entry.hash !== hashOf(entry, previous, sha256)) return err({ sequence, problem: 'changed' })
    const signedHash = remembered.next()
    if (!signedHash.done && signedHash.value !== entry.hash)
      return err({ sequence, problem: 'not-as-signed' })
    previous = entry.hash
  }
  if (!remembered.next().done) return err({ sequence: sequence + 1, problem: 'missing' })
  return ok({ entries: sequence })
}
