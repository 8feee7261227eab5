import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeSorted, encodeSorted } from '../../../src/domain/duplicates/riceSet.ts'

const END = 2 ** 37
const sorted = (values: Iterable<number>) => [...new Set(values)].sort((a, b) => a - b)

describe('a set of the duplicate index', () => {
  it('is read as it was written, wherever its values lie', () => {
    const value = fc.oneof(
      fc.integer({ min: 0, max: END - 1 }),
      fc.integer({ min: 0, max: 300 }),
      fc.integer({ min: END - 300, max: END - 1 }),
    )
    fc.assert(
      fc.property(fc.array(value, { maxLength: 500 }), values => {
        const set = sorted(values)
        expect(decodeSorted(encodeSorted(set))).toEqual(set)
      }),
    )
  })

  it('keeps the first and the last value there can be', () => {
    expect(decodeSorted(encodeSorted([0, END - 1]))).toEqual([0, END - 1])
    expect(decodeSorted(encodeSorted([]))).toEqual([])
  })

  it('takes no value twice, none out of order and none that is too large', () => {
    for (const values of [[5, 5], [6, 5], [-1], [END], [0.5], [Number.NaN]])
      expect(() => encodeSorted(values)).toThrow(RangeError)
  })

  it('is at most half a bit a value longer than an evenly random set has to be', () => {
    const random = fc.sample(fc.noBias(fc.integer({ min: 0, max: END - 1 })), { numRuns: 20_000, seed: 4 })
    const set = sorted(random)
    // log2 of the number of such sets, a value: log2(e · END / count), by Stirling.
    const bound = Math.log2((Math.E * END) / set.length)
    expect((8 * encodeSorted(set).length) / set.length).toBeLessThan(bound + 0.5)
  })

  it('is refused, never misread or waited for, where its bytes are cut or are any others', () => {
    const refusedOrRising = (bytes: Uint8Array) => {
      try {
        const values = decodeSorted(bytes)
        expect(values.every((value, at) => value < END && value > (values[at - 1] ?? -1))).toBe(true)
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError)
      }
    }
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), refusedOrRising))
    const whole = encodeSorted(
      sorted(fc.sample(fc.integer({ min: 0, max: END - 1 }), { numRuns: 100, seed: 1 })),
    )
    for (let length = 0; length < whole.length; length += 1)
      expect(() => decodeSorted(whole.slice(0, length))).toThrow(RangeError)
  })
})
