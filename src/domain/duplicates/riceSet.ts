import { BitReader, BitWriter } from './bits.ts'
import { BLIND_BITS } from './blindText.ts'

const END = 2 ** BLIND_BITS

/**
 * The Rice parameter that is best for gaps of this mean, where values lie evenly at random (Golomb 1966; Kiely,
 * "Selecting the Golomb Parameter in Rice Coding", IPN Progress Report 42-159).
 */
export const riceParameter = (meanGap: number): number =>
  Math.min(BLIND_BITS - 1, Math.max(0, Math.round(Math.log2((meanGap + 1) * Math.LN2))))

/** A gap: its part above `parameter` bits in unary, the bits below as they are. */
export function writeGap(to: BitWriter, gap: number, parameter: number): void {
  to.writeUnary(Math.floor(gap / 2 ** parameter))
  to.write(gap % 2 ** parameter, parameter)
}

export const readGap = (from: BitReader, parameter: number): number =>
  from.readUnary() * 2 ** parameter + from.read(parameter)

const HEADER_BITS = { parameter: 8, count: 40 } as const
const HEADER_BYTES = 6

/**
 * A set of evenly random numbers in little more room than information needs: one byte the Rice parameter, five bytes the
 * count, then the gaps between one value and the next (Golomb–Rice).
 * @param values integers 0 … 2^37 − 1, rising, none twice. Throws a RangeError at any other.
 */
export function encodeSorted(values: readonly number[]): Uint8Array {
  const count = values.length
  const parameter = riceParameter(count === 0 ? 0 : Math.max(0, (values[count - 1] as number) / count - 1))
  const to = new BitWriter(HEADER_BYTES + Math.ceil((count * (parameter + 3)) / 8))
  to.write(parameter, HEADER_BITS.parameter)
  to.write(count, HEADER_BITS.count)
  let next = 0
  for (const value of values) {
    if (!Number.isInteger(value) || value < next || value >= END)
      throw new RangeError('not a rising value of the duplicate index')
    writeGap(to, value - next, parameter)
    next = value + 1
  }
  return to.bytes()
}

/** What `encodeSorted` wrote. Throws a RangeError at bytes that it cannot have written. */
export function decodeSorted(bytes: Uint8Array): number[] {
  const from = new BitReader(bytes)
  const parameter = from.read(HEADER_BITS.parameter)
  const count = from.read(HEADER_BITS.count)
  // Every value takes a bit and its parameter: a count that cannot be true must not make an array of its length.
  if (parameter >= BLIND_BITS || count * (parameter + 1) > 8 * (bytes.length - HEADER_BYTES))
    throw new RangeError('not a set of the duplicate index')
  const values = new Array<number>(count)
  let next = 0
  for (let at = 0; at < count; at += 1) {
    const value = next + readGap(from, parameter)
    if (value >= END) throw new RangeError('not a set of the duplicate index')
    values[at] = value
    next = value + 1
  }
  return values
}
