// npm run -s bench:store [-- --members N] — what the encrypted store costs against the same store without a cipher, at
// 10,000, 100,000 and 1,000,000 members (or up to N). Progress on stderr, figures as one line of JSON on stdout.
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { bareFlush } from './bareFlush.ts'
import type { Growth } from './grow.ts'
import { checkInvariants } from './invariants.ts'
import { type Measured, measure } from './measure.ts'
import type { Stores } from './pairs.ts'
import { make, open, type Place, pragmasOf } from './twins.ts'

const SIZES = [10_000, 100_000, 1_000_000]
const tell = (line: string) => process.stderr.write(`${line}\n`)

/** The work that is measured at a size adds some members; they count towards the next. */
function sizesUpTo(most: number): number[] {
  const sizes = SIZES.filter(size => size <= most)
  return sizes.includes(most) ? sizes : [...sizes, most]
}

const grow = (growth: Growth) =>
  new Promise<void>((resolve, reject) => {
    const worker = new Worker(new URL('./grow.ts', import.meta.url), { workerData: growth })
    let told = growth.from
    worker.on('message', (filled: number) => {
      if (filled < told + 100_000) return
      told = filled
      tell(`  ${growth.place.kind}: ${filled}`)
    })
    worker.on('error', reject)
    worker.on('exit', code => (code === 0 ? resolve() : reject(new Error(`filling ended with ${code}`))))
  })

/** One row of the table of growth. */
const rowOf = (members: number, place: Place, { enrol, lookup, search, blocked }: Measured) => ({
  members,
  ratio: { enrol: enrol.ratio, lookup: lookup.ratio, search: search.ratio },
  p50ms: { enrol: enrol.p50ms, lookup: lookup.p50ms, search: search.p50ms },
  p99ms: { enrol: enrol.p99ms, lookup: lookup.p99ms, search: search.p99ms },
  eventLoopMaxMs: blocked.maxMs,
  longestMs: blocked.longestMs,
  bareFlushMs: bareFlush(dirname(place.file)),
  megabytes: Math.round(statSync(place.file).size / 1e6),
})
type Row = ReturnType<typeof rowOf>

function places(folder: string): [Place, Place] {
  const key = randomBytes(32)
  const store: Place = { kind: 'encrypted', file: join(folder, 'store.db'), key, pragmas: null }
  make(store)
  const db = open(store)
  const twin: Place = { kind: 'plain', file: join(folder, 'twin.db'), key, pragmas: pragmasOf(db) }
  db.close()
  make(twin)
  return [store, twin]
}

async function benchAt(size: number, before: number, twins: [Place, Place]): Promise<Measured> {
  tell(`filling to ${size} members`)
  await Promise.all(twins.map(place => grow({ place, from: before + 1, to: size + 1 })))
  const stores: Stores = { encrypted: open(twins[0]), plain: open(twins[1]) }
  try {
    tell(`measuring at ${size} members`)
    const measured = await measure(stores, size)
    checkInvariants(stores, twins, measured.members)
    return measured
  } finally {
    stores.encrypted.close()
    stores.plain.close()
  }
}

async function bench(most: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-bench-'))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const twins = places(folder)
  const growth: Row[] = []
  let members = 0
  for (const size of sizesUpTo(most)) {
    const measured = await benchAt(size, members, twins)
    members = measured.members
    const row = rowOf(size, twins[0], measured)
    tell(`  ${JSON.stringify(row)}`)
    growth.push(row)
  }
  return growth
}

const { values } = parseArgs({ options: { members: { type: 'string', default: '1000000' } } })
const growth = await bench(Number(values.members))
const { ratio, p99ms, eventLoopMaxMs } = growth.at(-1) as Row
process.stdout.write(`${JSON.stringify({ ratio, p99ms, eventLoopMaxMs, growth })}\n`)
