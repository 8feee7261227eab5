import { createHash } from 'node:crypto'

/**
 * What happened, in order. Two runs of one seed have the same hash: names and numbers are in it, and no key, signature or
 * random id.
 */
export class Trace {
  readonly #began: number
  readonly #hash = createHash('sha256')
  readonly #lines: string[] = []
  readonly #keep: number

  /** @param keep how many of the last lines can be shown. */
  constructor(began: number, keep: number) {
    this.#began = began
    this.#keep = keep
  }

  /** @param now Unix milliseconds of virtual time. */
  tell(now: number, who: string, what: string): void {
    const seconds = ((now - this.#began) / 1000).toFixed(3)
    const line = `${seconds.padStart(12)}  ${who.padEnd(10)} ${what}`
    this.#hash.update(line)
    if (this.#lines.push(line) > 2 * this.#keep) this.#lines.splice(0, this.#keep)
  }

  last = (): string[] => this.#lines.slice(-this.#keep)

  /** Of all of it. The trace ends with this. */
  digest = (): string => this.#hash.digest('hex')
}
