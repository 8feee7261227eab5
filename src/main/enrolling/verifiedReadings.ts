import { type VerifiedFacts, withVerified } from '../../domain/identity/overrides.ts'
import type { Reading } from '../../domain/identity/reading.ts'

type Read = Pick<Reading, 'fields'>

/**
 * What documents gave with certainty for the form on the screen, by main's own reading: the window cannot say otherwise.
 * In memory; with the draft, in the encrypted store.
 */
export class VerifiedReadings {
  #facts: VerifiedFacts = {}
  /** What the document that is being read says so far: the whole answer may take it back. */
  #early: Read | null = null

  current = (): VerifiedFacts => (this.#early ? withVerified(this.#facts, this.#early) : this.#facts)

  rememberPart(reading: Read): void {
    this.#early = reading
  }

  remember(reading: Read): void {
    this.#early = null
    this.#facts = withVerified(this.#facts, reading)
  }

  /** Goes on with a draft that was kept, or with an empty form. */
  replace(facts: VerifiedFacts): void {
    this.#early = null
    this.#facts = facts
  }

  /** For the next customer. */
  forget(): void {
    this.replace({})
  }
}
