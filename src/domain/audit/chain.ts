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
 * far as hashes were. Takes the entries one by one, for who cannot hold everything else up meanwhile.
 */
export class ChainCheck {
  readonly #sha256: Sha256
  readonly #signed: readonly (string | undefined)[]
  #previous = GENESIS
  #sequence = 0

  /** @param signed the hashes of entries 1, 2, 3 … as checkpoints hold them; undefined where none does. */
  constructor(sha256: Sha256, signed: readonly (string | undefined)[] = []) {
    this.#sha256 = sha256
    this.#signed = signed
  }

  /** Null where the next entry holds. After the first that does not, nothing more is to be learnt here. */
  take(entry: AuditLink): BrokenLink | null {
    this.#sequence += 1
    const sequence = this.#sequence
    if (entry.sequence !== sequence) return { sequence, problem: 'missing' }
    if (entry.previous !== this.#previous) return { sequence, problem: 'not-linked' }
    if (entry.hash !== hashOf(entry, this.#previous, this.#sha256)) return { sequence, problem: 'changed' }
    if ((this.#signed[sequence - 1] ?? entry.hash) !== entry.hash)
      return { sequence, problem: 'not-as-signed' }
    this.#previous = entry.hash
    return null
  }

  /** After the last entry: how many hold, or the first that was signed and is not there. */
  end(): Result<{ entries: number }, BrokenLink> {
    const entries = this.#sequence
    return this.#signed.length > entries
      ? err({ sequence: entries + 1, problem: 'missing' })
      : ok({ entries })
  }
}

/** Gives the first entry that is not as it was written; `diagnose` says what happened to it. */
export function verifyChain(
  links: Iterable<AuditLink>,
  sha256: Sha256,
  signed: readonly (string | undefined)[] = [],
): Result<{ entries: number }, BrokenLink> {
  const check = new ChainCheck(sha256, signed)
  for (const entry of links) {
    const broken = check.take(entry)
    if (broken) return err(broken)
  }
  return check.end()
}
