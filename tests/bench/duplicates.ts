// npm run -s bench:duplicates [-- --members N] — the duplicate index at a counter, filled as headquarters fills it: room,
// time of one lookup, how often it is wrong. Progress on stderr, figures as one line of JSON on stdout.
import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { storesWith } from '../../src/store/duplicates/lookUp.ts'
import { mergeSlice } from '../../src/store/duplicates/mergeRecent.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'
import { type Filled, fillIndex, randomValue, type Sample } from './duplicateFill.ts'
import { rounded } from './figures.ts'
import type { Chance } from './inventedNames.ts'
import { chanceFrom } from './seededChance.ts'

const CHANCES = 1_000_000
const tell = (line: string) => process.stderr.write(`${line}\n`)

function timed(store: TestStore, samples: readonly Sample[]) {
  const times = new Float64Array(samples.length)
  let missed = 0
  for (const [at, { kind, value, storeCode }] of samples.entries()) {
    const start = performance.now()
    const stores = storesWith(store.db, kind, value)
    times[at] = performance.now() - start
    if (!stores.includes(storeCode)) missed += 1
  }
  times.sort()
  const quantile = (part: number) => rounded(times[Math.floor(part * (times.length - 1))] ?? 0)
  return { missed, p50: quantile(0.5), p99: quantile(0.99), max: quantile(1) }
}

/** Of values that nobody has: how many are found all the same. */
function foundByChance(store: TestStore, chance: Chance): number {
  let found = 0
  for (let at = 0; at < CHANCES; at += 1)
    if (storesWith(store.db, 'document', randomValue(chance)).length > 0) found += 1
  return found / CHANCES
}

function figuresOf(store: TestStore, members: number, before: number, filled: Filled, seconds: number) {
  const bytes = store.db.prepare('SELECT sum(length(entries)) AS bytes FROM duplicate_bucket').get() as {
    bytes: number
  }
  const perKey = (all: number) => rounded(all / members / 2)
  const { p50, p99, max, missed } = timed(store, filled.samples)
  return {
    members,
    bytesPerKey: {
      travelling: perKey(filled.bytesSent),
      kept: perKey(bytes.bytes),
      onDisk: perKey(statSync(store.file).size - before),
    },
    lookupMs: { p50, p99, max },
    missed,
    applySeconds: rounded(seconds),
    slices: { count: filled.slices, over20Ms: filled.slowSlices, longestMs: rounded(filled.longestSliceMs) },
    memoryMb: rounded(process.memoryUsage().rss / 2 ** 20),
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { members: { type: 'string', default: '1000000' } } })
  const members = Number(values.members)
  const chance = chanceFrom(1)
  const store = makeStore()
  const compact = () => store.db.pragma('wal_checkpoint(TRUNCATE)')
  try {
    compact()
    const before = statSync(store.file).size
    const start = performance.now()
    const filled = await fillIndex(store.db, members, chance, done => tell(`  ${done} members`))
    while (mergeSlice(store.db));
    const seconds = (performance.now() - start) / 1000
    compact()
    const figures = {
      ...figuresOf(store, members, before, filled, seconds),
      foundByChance: foundByChance(store, chance),
    }
    console.log(JSON.stringify(figures))
    // Twice the 1 in 10,000 where there are ten million, for chance is chance.
    const isWrong =
      figures.missed > 0 || figures.lookupMs.p99 >= 1 || figures.foundByChance > (members / 1e7) * 2e-4
    process.exitCode = isWrong ? 1 : 0
  } finally {
    store.remove()
  }
}

await main()
