import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.ts'

/** Seeds in which something was found that is mended now. */
const seeds: [string, number][] = [
  ['who is cancelled by the card that another copy of the machine gave leaves headquarters too', 655],
  ['who leaves at two copies before either has sent the enrolment leaves both outboxes settled', 471],
]

describe('what a simulation has found stays mended', () => {
  it.each(seeds)('%s', async (_, seed) => {
    expect((await simulate(seed, { scene: 'counters' })).violations).toEqual([])
  })
})
