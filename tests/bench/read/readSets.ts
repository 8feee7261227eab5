import type { SetName } from '../../specimens/capture/sets.ts'
import type { Answer } from '../readProcess.ts'
import type { Child } from './child.ts'
import { openMakers, picturesOf } from './images.ts'
import type { Kept } from './kept.ts'
import { type ReadPicture, readOne } from './readOne.ts'

/** Documents of a set that are made and read before the next set has its turn. */
const TURN = 20

export type Read = Map<SetName, ReadPicture[]>

export interface Wanted {
  names: readonly SetName[]
  /** Documents of each set. */
  count: number
  round: number
  /** Milliseconds after which no further turn is begun: the figures are then of what was read, and say of how many. */
  longestMs: number
}

/** Makes and reads the sets by turns, so that a run that is ended early has as much of each. */
export async function readSets(
  reader: Child<Answer>,
  { names, count, round, longestMs }: Wanted,
  kept: Kept,
  tell: (line: string) => void,
): Promise<Read> {
  const read: Read = new Map(names.map(name => [name, []]))
  const until = performance.now() + longestMs
  const makers = await openMakers()
  for (let upTo = TURN; upTo < count + TURN && performance.now() < until; upTo += TURN)
    for (const [name, sofar] of read) {
      const pictures = await picturesOf(makers, name, Math.min(upTo, count), round)
      for (const picture of pictures.slice(sofar.length)) sofar.push(await readOne(reader, picture, kept))
      tell(`${name}: ${sofar.length} pictures read`)
    }
  for (const maker of makers) maker.close()
  return read
}
