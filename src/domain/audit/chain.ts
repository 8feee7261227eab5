import type { Sha256 } from '../digest.ts'
import { err, ok, type Result } from '../result.ts'
import { canonicalJson, type Json } from './canonical.ts'

/**
 * One line of the audit log. It tells that something was done and by whom, never to which person: `subject` is a
 * random id and `commitment` a salted hash of what was written, whose salt is erased with the member.
 */
export interface AuditEntry {
  /** From 1, without gaps. */
  sequence: number
  /** ISO 8601 instant, UTC, by the counter's clock. */
  at: string
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

const hashOf = (entry: AuditEntry, previous: string, sha256: Sha256): string => {
  const { sequence, at, actor, action, subject, commitment } = entry
  const linked: Json = { sequence, at, actor, action, subject, commitment, previous }
  return sha256(canonicalJson(linked))
}

/** Appends an entry to the chain that ends in `last`. */
export function link(last: AuditLink | null, entry: Omit<AuditEntry, 'sequence'>, sha256: Sha256): AuditLink {
  const numbered = { ...entry, sequence: (last?.sequence ?? 0) + 1 }
  const previous = last?.hash ?? GENESIS
  return { ...numbered, previous, hash: hashOf(numbered, previous, sha256) }
}

export interface BrokenLink {
  sequence: number
  problem: 'missing' | 'changed' | 'not-linked'
}

/** [AUD1] Every entry is numbered, linked to the one before and unchanged; gives the first that is not. */
export function verifyChain(
  links: Iterable<AuditLink>,
  sha256: Sha256,
): Result<{ entries: number }, BrokenLink> {
  let previous = GENESIS
  let sequence = 0
  for (const entry of links) {
    sequence += 1
    if (entry.sequence !== sequence) return err({ sequence, problem: 'missing' })
    if (entry.previous !== previous) return err({ sequence, problem: 'not-linked' })
    if (entry.hash !== hashOf(entry, previous, sha256)) return err({ sequence, problem: 'changed' })
    previous = entry.hash
  }
  return ok({ entries: sequence })
}
