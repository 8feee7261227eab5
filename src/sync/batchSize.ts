import { MAX_BATCH } from '../contract/sync/envelope.ts'
import type { ExchangeFault } from './exchange.ts'

/**
 * [SYN17] How many envelopes go at once. Half as many after a batch that brought no answer, or was too large for something
 * on the way, down to one by one; twice as many after one that was answered. So a line that carries one envelope in half
 * a minute carries all of them, and what was confirmed is never sent again.
 */
export class BatchSize {
  #most = MAX_BATCH

  get most(): number {
    return this.#most
  }

  answered(): void {
    this.#most = Math.min(MAX_BATCH, this.#most * 2)
  }

  failed(fault: ExchangeFault): void {
    const tooMuch = fault.code === 'no-answer' || (fault.code === 'refused' && fault.status === 413)
    if (tooMuch) this.#most = Math.max(1, Math.floor(this.#most / 2))
    else if (fault.code !== 'unreachable') this.answered()
  }
}
