import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { encodeSorted } from '../../../src/domain/duplicates/riceSet.ts'
import { beginEpoch, clearSlice, leaveEpoch } from '../../../src/store/duplicates/epoch.ts'
import { storesWith } from '../../../src/store/duplicates/lookUp.ts'
import { isMerging, mergePages } from '../../../src/store/duplicates/mergePages.ts'
import { mergeSlice } from '../../../src/store/duplicates/mergeRecent.ts'
import { epochOf, haveOf, keepPages, placeSlice } from '../../../src/store/duplicates/pages.ts'
import { makeStore, type TestStore } from '../counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const set = (values: Iterable<number> = []) => encodeSorted([...new Set(values)].sort((a, b) => a - b))
const none = { added: set(), removed: set() }

interface Told {
  store: string
  from: number
  added?: number[]
  removed?: number[]
}

const page = ({ store: storeCode, from, added, removed }: Told) => ({
  storeCode,
  from,
  to: from + 1,
  document: { added: set(added), removed: set(removed) },
  phone: none,
})

const place = () => {
  while (placeSlice(store.db));
}
const merge = () => {
  while (mergeSlice(store.db, 0));
}
const pagesLeft = () => store.db.prepare('SELECT count(*) FROM duplicate_page').pluck().get() as number
const found = (value: number) => storesWith(store.db, 'document', value)

describe('the duplicate index at a counter', () => {
  it('[IND4] says which stores have a document, of which kind it is, and nothing of others', () => {
    keepPages(store.db, [
      page({ store: '002', from: 0, added: [7, 9] }),
      page({ store: '003', from: 0, added: [9] }),
    ])
    place()
    for (const look of [() => {}, merge]) {
      look()
      expect([7, 8, 9].map(found)).toEqual([['002'], [], ['002', '003']])
      expect(storesWith(store.db, 'phone', 9)).toEqual([])
    }
  })

  it('[IND3] finds no longer what was taken away, before and after its bucket is rewritten', () => {
    keepPages(store.db, [
      page({ store: '002', from: 0, added: [7, 9] }),
      page({ store: '003', from: 0, added: [9] }),
    ])
    place()
    merge()
    keepPages(store.db, [page({ store: '002', from: 1, removed: [7, 9] })])
    place()
    expect([7, 9].map(found)).toEqual([[], ['003']])
    merge()
    expect([7, 9].map(found)).toEqual([[], ['003']])
  })

  it('[IND2] takes no page with a gap before it, none twice and none that cannot be read', () => {
    const first = page({ store: '002', from: 0, added: [7] })
    const unreadable = {
      ...page({ store: '002', from: 1 }),
      phone: { ...none, added: new Uint8Array([1, 2, 3]) },
    }
    expect(keepPages(store.db, [first]).ok).toBe(true)
    expect(keepPages(store.db, [first]).ok).toBe(false)
    expect(keepPages(store.db, [page({ store: '002', from: 2 })]).ok).toBe(false)
    expect(keepPages(store.db, [unreadable]).ok).toBe(false)
    expect(haveOf(store.db)).toEqual({ '002': 1 })
  })

  it('ends the same when it is cut off among the pages and begun again', async () => {
    const values = Array.from({ length: 5000 }, (_, at) => at * 7919)
    keepPages(store.db, [page({ store: '002', from: 0, added: values })])
    keepPages(store.db, [page({ store: '002', from: 1, added: [3], removed: values.slice(0, 2500) })])
    for (let turns = 1; pagesLeft() > 0; turns += 1) {
      let left = turns
      await mergePages(store.db, async () => left-- > 0)
    }
    expect([found(0), found(3), found(2499 * 7919), found(2500 * 7919)]).toEqual([[], ['002'], [], ['002']])
  })

  it('goes on where it was broken off among the pages, however often that is', async () => {
    const values = Array.from({ length: 60_000 }, (_, at) => at * 7919)
    keepPages(store.db, [page({ store: '002', from: 0, added: values })])
    for (let times = 0; pagesLeft() > 0 && times < 1000; times += 1) {
      let left = 3
      await mergePages(store.db, async () => left-- > 0)
    }
    expect([pagesLeft(), found(0), found(59_999 * 7919)]).toEqual([0, ['002'], ['002']])
  })

  it('[IND3] of an epoch that is left while its pages are merged, nothing comes into the next', async () => {
    beginEpoch(store.db, 1)
    keepPages(store.db, [page({ store: '002', from: 0, added: [7, 9] })])
    let left = 2
    await mergePages(store.db, async () => left-- > 0)
    expect(isMerging(store.db)).toBe(true)
    leaveEpoch(store.db)
    while (clearSlice(store.db));
    beginEpoch(store.db, 2)
    keepPages(store.db, [page({ store: '003', from: 0, added: [11] })])
    await mergePages(store.db, async () => true)
    expect([7, 9, 11].map(found)).toEqual([[], [], ['003']])
  })

  it('[IND3] starts anew with another epoch, and nothing of the former one is left', () => {
    beginEpoch(store.db, 1)
    keepPages(store.db, [page({ store: '002', from: 0, added: [7, 9] })])
    place()
    merge()
    keepPages(store.db, [page({ store: '002', from: 1, added: [11] })])
    leaveEpoch(store.db)
    expect(epochOf(store.db)).toBe(null)
    while (clearSlice(store.db));
    beginEpoch(store.db, 2)
    expect([epochOf(store.db), haveOf(store.db), found(7), placeSlice(store.db)]).toEqual([2, {}, [], false])
  })

  it('is the same set as a plain one, whatever comes and goes in whatever order', async () => {
    const value = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 2 ** 37 - 1 }))
    const step = fc.record({
      store: fc.constantFrom('001', '002', '900'),
      added: fc.uniqueArray(value, { maxLength: 600 }),
      removed: fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 10 }),
      way: fc.constantFrom('waiting', 'recent', 'recent-merged', 'pages-merged'),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 6 }), async steps => {
        leaveEpoch(store.db)
        while (clearSlice(store.db));
        const plain = new Map<number, Set<string>>()
        for (const { store: code, added, removed, way } of steps) {
          const gone = removed.filter(one => !added.includes(one))
          expect(
            keepPages(store.db, [
              page({ store: code, from: haveOf(store.db)[code] ?? 0, added, removed: gone }),
            ]).ok,
          ).toBe(true)
          if (way.startsWith('recent')) place()
          if (way === 'recent-merged') merge()
          if (way === 'pages-merged') await mergePages(store.db, async () => true)
          for (const one of added) plain.set(one, (plain.get(one) ?? new Set()).add(code))
          for (const one of gone) plain.get(one)?.delete(code)
        }
        place()
        for (const [one, codes] of plain) expect(found(one)).toEqual([...codes].sort())
        for (let one = 0; one < 40; one += 1) if (!plain.has(one)) expect(found(one)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })
})
