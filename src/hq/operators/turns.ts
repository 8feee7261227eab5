const AT_ONCE = 2
const MOST_WAITING = 20

/**
 * Verifying a passphrase takes a tenth of a second and 64 MiB on the threads that sign counters' answers. So only so many are
 * verified at once, and strangers who flood the console are turned away, instead of holding up every counter.
 */
export class Turns {
  #running = 0
  readonly #waiting: (() => void)[] = []

  /** Null where too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T | null> {
    if (this.#running >= AT_ONCE && this.#waiting.length >= MOST_WAITING) return null
    if (this.#running >= AT_ONCE) await new Promise<void>(resume => this.#waiting.push(resume))
    else this.#running += 1
    try {
      return await work()
    } finally {
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running -= 1
    }
  }
}
