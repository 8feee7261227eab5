import type { FactChange } from '../../domain/correction/correction.ts'
import { type Reread, readForChanges } from '../../domain/correction/reread.ts'
import type { Reading } from '../../domain/identity/reading.ts'

interface Last {
  memberId: string
  /** Staff number. */
  by: string
  reading: Pick<Reading, 'fields'>
}

/**
 * [APR5] What main itself read last of a document for a correction, and for whose: the window cannot say otherwise. In memory
 * only, until the correction is proposed.
 */
export class Rereadings {
  #last: Last | null = null

  remember(last: Last): void {
    this.#last = last
  }

  /** What the document says of the facts that are to change; null where none was read for this member by who proposes. */
  of(memberId: string, by: string, changes: readonly FactChange[]): Reread | null {
    const last = this.#last
    return last?.memberId === memberId && last.by === by ? readForChanges(last.reading, changes) : null
  }

  /** It is kept with the proposal, or nobody waits for it any more. */
  forget(): void {
    this.#last = null
  }
}
