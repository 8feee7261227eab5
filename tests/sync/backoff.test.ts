import fc from 'fast-check'
import { expect, it } from 'vitest'
import { waitAfter } from '../../src/sync/backoff.ts'

it('[SYN7] doubles from one second to thirty', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 1000].map(failures => waitAfter(failures, 0))).toEqual([
    1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000,
  ])
})

it('[SYN7] is shortened at random by at most a half, and [SYN6] never longer than thirty seconds', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 10_000 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      (failures, random) => {
        const wait = waitAfter(failures, random)
        const longest = waitAfter(failures, 0)
        expect(wait).toBeLessThanOrEqual(longest)
        expect(wait).toBeGreaterThanOrEqual(Math.floor(longest / 2))
        expect(longest).toBeLessThanOrEqual(30_000)
      },
    ),
  )
})
