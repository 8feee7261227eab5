import { setImmediate as turn } from 'node:timers/promises'
import { BLIND_BITS } from '../../src/domain/duplicates/blindText.ts'
import { encodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import type { WritableDb } from '../../src/store/database.ts'
import { type DuplicatePage, haveOf, keepPages } from '../../src/store/duplicates/pages.ts'
import { settleDuplicates } from '../../src/store/duplicates/settle.ts'
import type { Chance } from './inventedNames.ts'

/** Members a page: with two keys each, as much as headquarters gives at once. */
const PER_PAGE = 25_000
const STORES = 100
/** One of so many members is looked up afterwards. */
const SAMPLED = 500

export interface Sample {
  kind: 'document' | 'phone'
  value: number
  storeCode: string
}

export interface Filled {
  samples: Sample[]
  /** Of the sets as they travel. */
  bytesSent: number
  /** The longest that one slice held the event loop. */
  longestSliceMs: number
  /** Slices that took more than 20 ms, and all slices. */
  slowSlices: number
  slices: number
}

/** The leading bits of a keyed hash are as good as random: no members are needed. */
export const randomValue = (chance: Chance) => Math.floor(chance() * 2 ** BLIND_BITS)

const storeCode = (page: number) => String(1 + (page % STORES)).padStart(3, '0')

function randomSet(chance: Chance, count: number): number[] {
  const values = new Set<number>()
  while (values.size < count) values.add(randomValue(chance))
  return [...Float64Array.from(values).sort()]
}

const nothing = encodeSorted([])

function makePage(
  chance: Chance,
  code: string,
  from: number,
  count: number,
  samples: Sample[],
): DuplicatePage {
  const [document, phone] = [randomSet(chance, count), randomSet(chance, count)]
  for (let at = 0; at < count; at += SAMPLED) {
    samples.push({ kind: 'document', value: document[at] as number, storeCode: code })
    samples.push({ kind: 'phone', value: phone[at] as number, storeCode: code })
  }
  const changes = (values: number[]) => ({ added: encodeSorted(values), removed: nothing })
  return { storeCode: code, from, to: from + 1, document: changes(document), phone: changes(phone) }
}

/** Fills a store's duplicate index as headquarters' deltas do, from nothing to so many members. */
export async function fillIndex(
  db: WritableDb,
  members: number,
  chance: Chance,
  tell: (done: number) => void,
): Promise<Filled> {
  const filled: Filled = { samples: [], bytesSent: 0, longestSliceMs: 0, slowSlices: 0, slices: 0 }
  let since = 0
  const pause = async () => {
    const took = since === 0 ? 0 : performance.now() - since
    filled.longestSliceMs = Math.max(filled.longestSliceMs, took)
    filled.slices += 1
    if (took > 20) filled.slowSlices += 1
    await turn()
    since = performance.now()
    return true
  }
  for (let done = 0, at = 0; done < members; at += 1) {
    const count = Math.min(PER_PAGE, members - done)
    const code = storeCode(at)
    const page = makePage(chance, code, haveOf(db)[code] ?? 0, count, filled.samples)
    filled.bytesSent += page.document.added.length + page.phone.added.length
    if (!keepPages(db, [page]).ok) throw new Error('a page was refused')
    done += count
    since = 0
    await settleDuplicates(db, pause, done < members)
    if (at % 40 === 0) tell(done)
  }
  return filled
}
