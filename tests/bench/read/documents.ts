import { captureOf, type SetName, setNames } from '../../specimens/capture/sets.ts'
import { type KindName, kindNames } from '../../specimens/kinds.ts'
import { seededRandom } from '../../specimens/random.ts'

/** One picture of a set: what it shows and the seed that makes it so, and no other, on every machine. */
export interface Planned {
  file: string
  kind: KindName
  seed: number
}

/**
 * Seeds of which nothing else is made: neither the committed specimens, nor what tests read, nor what the line model learnt
 * from (which was lines, not documents: build/model/README.md).
 */
const FIRST_SEED = 3_000_000_000
const SEEDS_OF_A_SET = 10_000_000
const SEEDS_OF_A_ROUND = 100_000
/** Of a round's seeds, from where those of no documents come. */
const NO_DOCUMENTS = 50_000

/** One in so many is no document: from it no field may come. */
const NO_DOCUMENT_EVERY = 25
const others: readonly KindName[] = ['cat', 'receipt']
const documents = kindNames.filter(kind => !others.includes(kind))

/**
 * What a set is made of: all kinds of document in turn, and among them a few pictures that are none. A smaller count gives
 * the beginning of a larger one.
 * @param round another number gives other documents: figures are reported for 0, and things are tried out on others
 */
export function plan(set: SetName, count: number, round: number): Planned[] {
  const first = FIRST_SEED + setNames.indexOf(set) * SEEDS_OF_A_SET + round * SEEDS_OF_A_ROUND
  const planned = (among: readonly KindName[], at: number, offset: number): Planned => {
    const kind = among[at % among.length] as KindName
    return { file: `${String(offset + at).padStart(4, '0')}-${kind}.jpg`, kind, seed: first + offset + at }
  }
  return Array.from({ length: count }, (_, at) => [
    planned(documents, at, 0),
    ...(at % NO_DOCUMENT_EVERY === 0 ? [planned(others, at / NO_DOCUMENT_EVERY, NO_DOCUMENTS)] : []),
  ]).flat()
}

/** How a document of a set was photographed. Chance of its own, so that a change of the drawing does not change the light. */
export const captureFor = (set: SetName, { seed }: Planned) => captureOf(set, seededRandom(seed ^ 0x5eed))
