/** Writes numbers of up to 37 bits one behind the other, the highest bit first; the last byte is filled up with zeros. */
export class BitWriter {
  #bytes: Uint8Array
  #length = 0
  /** The bits that do not fill a byte yet. */
  #open = 0
  #openBits = 0

  constructor(bytesAtFirst = 64) {
    this.#bytes = new Uint8Array(bytesAtFirst)
  }

  #put(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const longer = new Uint8Array(Math.max(16, 2 * this.#length))
      longer.set(this.#bytes)
      this.#bytes = longer
    }
    this.#bytes[this.#length++] = byte
  }

  /** At most 24 bits, so that these and the open ones fit JavaScript's 32-bit operators. */
  #writeFew(value: number, bits: number): void {
    this.#open = (this.#open << bits) | value
    this.#openBits += bits
    while (this.#openBits >= 8) {
      this.#openBits -= 8
      this.#put((this.#open >>> this.#openBits) & 0xff)
    }
    this.#open &= 0xff
  }

  /** @param value 0 … 2^bits − 1. @param bits 0 … 48. */
  write(value: number, bits: number): void {
    if (bits > 24) this.#writeFew(Math.floor(value / 0x1000000), bits - 24)
    this.#writeFew(value % 0x1000000, Math.min(bits, 24))
  }

  /** So many ones, and a zero. */
  writeUnary(count: number): void {
    let left = count
    for (; left >= 24; left -= 24) this.#writeFew(0xffffff, 24)
    this.#writeFew(2 ** (left + 1) - 2, left + 1)
  }

  bytes(): Uint8Array {
    if (this.#openBits > 0) this.#writeFew(0, 8 - this.#openBits)
    return this.#bytes.slice(0, this.#length)
  }
}

/** Reads what a `BitWriter` wrote. Throws a RangeError at the end of the bytes. */
export class BitReader {
  readonly #bytes: Uint8Array
  /** In bits, from the beginning. */
  #at: number

  constructor(bytes: Uint8Array, atByte = 0) {
    this.#bytes = bytes
    this.#at = 8 * atByte
  }

  /** @param bits 0 … 48. */
  read(bits: number): number {
    if (this.#at + bits > 8 * this.#bytes.length) throw new RangeError('bits end too early')
    let value = 0
    let left = bits
    while (left > 0) {
      const free = 8 - (this.#at & 7)
      const taken = Math.min(free, left)
      const byte = this.#bytes[this.#at >>> 3] as number
      // No shift to the left: the value may be longer than 32 bits.
      value = value * 2 ** taken + ((byte >>> (free - taken)) & (2 ** taken - 1))
      this.#at += taken
      left -= taken
    }
    return value
  }

  /** How many ones stand before the next zero, which is read too. */
  readUnary(): number {
    let ones = 0
    for (;;) {
      const byte = this.#bytes[this.#at >>> 3]
      if (byte === undefined) throw new RangeError('bits end too early')
      const used = this.#at & 7
      // The bits not read yet, inverted and moved to the top: the first zero among them is its first one.
      const zeros = (~byte << (24 + used)) >>> 0
      const run = Math.min(Math.clz32(zeros), 8 - used)
      ones += run
      this.#at += run
      if (run < 8 - used) {
        this.#at += 1
        return ones
      }
    }
  }
}
