import { describe, expect, it } from 'vitest'
import type { Scene } from './director.ts'
import { simulate } from './simulate.ts'

/** Seeds in which something was found that is mended now. */
const seeds: [string, number, Scene][] = [
  [
    'who is cancelled by the card that another copy of the machine gave leaves headquarters too',
    655,
    'counters',
  ],
  [
    'who leaves at two copies before either has sent the enrolment leaves both outboxes settled',
    471,
    'counters',
  ],
  ['of three with one document, the two who stay are compared when the first leaves', 198, 'whole'],
  ['what was written about who leaves before the enrolment is sent is held at headquarters', 29, 'whole'],
  ['nobody’s consents stay at a counter where they never were, once they have left', 5, 'whole'],
  ['what was written about who leaves at a copy comes after the void that is made anew', 424, 'whole'],
]

describe('what a simulation has found stays mended', () => {
  it.each(seeds)('%s', async (_, seed, scene) => {
    expect((await simulate(seed, { scene })).violations).toEqual([])
  })
})
