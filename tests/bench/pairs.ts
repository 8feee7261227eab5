import type { WritableDb } from '../../src/store/database.ts'
import { median, quantile, rounded } from './figures.ts'
import type { Kind } from './twins.ts'

export type Stores = Record<Kind, WritableDb>

/** What a piece of work costs in the store, and by which factor that is more than in its twin without a cipher. */
export interface Cost {
  ratio: number
  p50ms: number
  p99ms: number
}

/** Not counted: the first calls compile statements and fill caches, once for each start of the app. */
const WARM_UP = 50

/**
 * Does the same work on the store and on its twin in turns, so that whatever else the machine does hits both alike; the
 * one that goes first changes with every pair.
 */
export function costOf<Input>(
  stores: Stores,
  inputs: readonly Input[],
  work: (db: WritableDb, input: Input) => void,
): Cost {
  const took: Record<Kind, number[]> = { encrypted: [], plain: [] }
  for (const [at, input] of inputs.entries()) {
    const order: Kind[] = at % 2 ? ['encrypted', 'plain'] : ['plain', 'encrypted']
    for (const kind of order) {
      const start = performance.now()
      work(stores[kind], input)
      const ms = performance.now() - start
      if (at >= WARM_UP) took[kind].push(ms)
    }
  }
  return {
    ratio: rounded(median(took.encrypted) / median(took.plain)),
    p50ms: rounded(median(took.encrypted)),
    p99ms: rounded(quantile(took.encrypted, 0.99)),
  }
}
