import type { Sha256 } from '../digest.ts'
import { type AuditLink, GENESIS, hashOf } from './chain.ts'

/** What was done to a log, by the numbers that its entries had or ought to have. */
export type Tampering =
  | { kind: 'changed'; sequence: number }
  | { kind: 'removed'; from: number; to: number }
  /** In the place of entry `place` stands entry `holds` (null: nothing, or none of the log's); it is now at `nowAt`. */
  | { kind: 'reordered'; place: number; holds: number | null; nowAt: number }
  | { kind: 'duplicated'; place: number; of: number }
  /** What stands here was never part of the log. */
  | { kind: 'inserted'; place: number }
  | { kind: 'truncated'; from: number; to: number }
  /** Written anew from this entry on, with hashes that fit each other but not what was signed. */
  | { kind: 'forked'; sequence: number }

/** What is known of a log besides its own lines. */
export interface Remembered {
  /** The hashes of entries 1, 2, 3 … as checkpoints hold them; undefined where none does. */
  signed: readonly (string | undefined)[]
  /** How many entries have ever been written, as far as that is known. */
  written: number
}

/** Finds the first entry of a log that is not as it was written, and what happened to it; null when all are. */
export function diagnose(
  log: readonly AuditLink[],
  remembered: Remembered,
  sha256: Sha256,
): Tampering | null {
  const inquiry = new Inquiry(log, remembered, sha256)
  for (let place = 1; place <= log.length; place += 1) {
    const found = inquiry.at(place)
    if (found) return found
  }
  const to = Math.max(remembered.signed.length, remembered.written)
  return to > log.length ? { kind: 'truncated', from: log.length + 1, to } : null
}

/** Goes through a log in order; everything before the place in question has proved good. */
class Inquiry {
  readonly #log: readonly AuditLink[]
  readonly #signed: readonly (string | undefined)[]
  readonly #sha256: Sha256
  #previous = GENESIS

  constructor(log: readonly AuditLink[], { signed }: Remembered, sha256: Sha256) {
    this.#log = log
    this.#signed = signed
    this.#sha256 = sha256
  }

  at(place: number): Tampering | null {
    const entry = this.#log[place - 1] as AuditLink
    if (entry.sequence < place) return this.#strayed(entry)
    if (entry.sequence > place) return this.#gap(place, entry.sequence)
    if (!this.#isIntact(entry)) return this.#replaced(place, entry)
    if (entry.previous !== this.#previous) return this.#unlinked(place, entry)
    if ((this.#signed[place - 1] ?? entry.hash) !== entry.hash) return this.#rewritten(place)
    this.#previous = entry.hash
    return null
  }

  #isIntact = (entry: AuditLink) => hashOf(entry, entry.previous, this.#sha256) === entry.hash

  /** A number below those that entries have. */
  #strayed(entry: AuditLink): Tampering {
    const place = this.#numberOf(entry)
    return place === null
      ? { kind: 'inserted', place: entry.sequence }
      : { kind: 'reordered', place, holds: null, nowAt: entry.sequence }
  }

  #gap(place: number, next: number): Tampering {
    const missing = this.#whereIs(place)
    return missing
      ? { kind: 'reordered', place, holds: null, nowAt: missing.sequence }
      : { kind: 'removed', from: place, to: next - 1 }
  }

  /** The place is filled, but not with what hashes to what is written there. */
  #replaced(place: number, entry: AuditLink): Tampering {
    const holds = this.#numberOf(entry)
    if (holds !== null && holds < place) return { kind: 'duplicated', place, of: holds }
    const missing = this.#whereIs(place)
    if (missing) {
      const pushedOn = holds === null && missing.sequence === place + 1 && missing.previous === this.#previous
      if (pushedOn) return { kind: 'inserted', place }
      return { kind: 'reordered', place, holds, nowAt: missing.sequence }
    }
    // What follows has moved up by as many as are gone.
    return holds === null
      ? { kind: 'changed', sequence: place }
      : { kind: 'removed', from: place, to: holds - 1 }
  }

  /** Fits its own hash but not the entry before: whichever of the two no signature vouches for was altered. */
  #unlinked(place: number, entry: AuditLink): Tampering {
    const signed = this.#signed[place - 1]
    if (signed !== undefined && signed !== entry.hash) return this.#rewritten(place)
    const vouched = place === 1 || this.#signed[place - 2] !== undefined
    return { kind: 'changed', sequence: vouched ? place : place - 1 }
  }

  /** Not what was signed: only this entry, if the next still links to the signed one; else everything from here on. */
  #rewritten(place: number): Tampering {
    const isAlone = this.#log[place]?.previous === this.#signed[place - 1]
    return { kind: isAlone ? 'changed' : 'forked', sequence: place }
  }

  /** The number under which an entry's hash fits it, when that is not the one it bears. */
  #numberOf(entry: AuditLink): number | null {
    const highest = Math.max(this.#log.at(-1)?.sequence ?? 0, this.#signed.length, this.#log.length + 1)
    const bound = Math.min(highest, 2 * (this.#log.length + this.#signed.length) + 1)
    for (let sequence = 1; sequence <= bound; sequence += 1)
      if (hashOf({ ...entry, sequence }, entry.previous, this.#sha256) === entry.hash) return sequence
    return null
  }

  /** The line that is the log's entry `place`, standing under another number. */
  #whereIs(place: number): AuditLink | undefined {
    const next = this.#log.find(entry => entry.sequence === place + 1)
    const here = this.#log.find(entry => entry.sequence === place)
    const signed = this.#signed[place - 1]
    return this.#log.find(entry => {
      if (entry.sequence === place) return false
      const hash = hashOf({ ...entry, sequence: place }, this.#previous, this.#sha256)
      return signed === undefined ? [entry.hash, here?.hash, next?.previous].includes(hash) : hash === signed
    })
  }
}
