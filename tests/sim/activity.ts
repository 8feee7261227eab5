import { setImmediate as turn } from 'node:timers/promises'

/**
 * How much work is under way outside the schedule: requests that headquarters is working on and that wait for nothing
 * in virtual time. The next event happens only when there is none, so that the order of everything is the schedule's.
 */
export class Activity {
  #running = 0
  readonly #patienceMs: number

  /** @param patienceMs real time after which what runs on is taken to wait for somebody else, as for a lock in PostgreSQL. */
  constructor(patienceMs = Number.POSITIVE_INFINITY) {
    this.#patienceMs = patienceMs
  }

  began(): void {
    this.#running += 1
  }

  ended(): void {
    this.#running -= 1
  }

  /** Resolves when nothing runs any more. What waits for promises alone has run to its end by then. */
  async settled(): Promise<void> {
    const until = performance.now() + this.#patienceMs
    do await turn()
    while (this.#running > 0 && performance.now() < until)
  }
}
