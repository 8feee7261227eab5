import fc from 'fast-check'
import { expect, it } from 'vitest'
import { waitAfter, waitAsAsked } from '../../src/sync/backoff.ts'

it('[SYN7] doubles from one second to twenty', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map(failures => waitAfter(failures, 0))).toEqual([
    1000, 2000, 4000, 8000, 16000, 20000, 20000, 20000,
  ])
})

it('[SYN7] is shortened at random by at most a half, and [SYN6] never longer than twenty seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const wait = waitAfter(failures, random)
        const longest = waitAfter(failures, 0)
        expect(wait).toBeLessThanOrEqual(longest)
        expect(wait).toBeGreaterThanOrEqual(Math.floor(longest / 2))
        expect(longest).toBeLessThanOrEqual(20_000)
      },
    ),
  )
})

it('[SYN6] is as long as headquarters asks, by chance a quarter longer, and never so long that a minute would pass', () => {
  expect([waitAsAsked(8, 0), waitAsAsked(8, 0.999), waitAsAsked(3600, 0.999)]).toEqual([8_000, 9_998, 49_990])
})
