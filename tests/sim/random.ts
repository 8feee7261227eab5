import { createHash } from 'node:crypto'

/** Chance that can be repeated: everything that a simulation leaves to chance is drawn from one of these. */
export class Chance {
  readonly #state: [number, number, number, number]

  /** Two of one name draw the same. */
  constructor(name: string) {
    const seed = createHash('sha256').update(name).digest()
    this.#state = [0, 4, 8, 12].map(at => seed.readUInt32LE(at)) as [number, number, number, number]
  }

  /** 0 ≤ number < 1, by sfc32 (Doty-Humphrey's Small Fast Counting generator). */
  next(): number {
    const [a, b, c, d] = this.#state
    const sum = (((a + b) | 0) + d) | 0
    this.#state[3] = (d + 1) | 0
    this.#state[0] = b ^ (b >>> 9)
    this.#state[1] = (c + (c << 3)) | 0
    this.#state[2] = (((c << 21) | (c >>> 11)) + sum) | 0
    return (sum >>> 0) / 2 ** 32
  }

  /** Whether something of this probability happens. */
  hits(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** Milliseconds until something that happens every `mean` milliseconds on average. */
  until(mean: number): number {
    return Math.round(-Math.log(1 - this.next()) * mean)
  }

  one<T>(of: readonly T[]): T {
    return of[this.between(0, of.length - 1)] as T
  }

  bytes(count: number): Buffer {
    return Buffer.from(Array.from({ length: count }, () => this.between(0, 255)))
  }

  /** A UUID of version 4 (RFC 9562 §5.4). */
  uuid(): string {
    const bytes = this.bytes(16)
    bytes[6] = (bytes.readUInt8(6) & 0x0f) | 0x40
    bytes[8] = (bytes.readUInt8(8) & 0x3f) | 0x80
    const hex = bytes.toString('hex')
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
  }
}
