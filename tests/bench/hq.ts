// npm run -s bench:hq [-- --batches N] [--processes N] — durable enrolments a second over real HTTP into a headquarters of
// processes of its own, as many as it has by itself, on a real PostgreSQL, at 1, 8 and 32 connections; against a bare client that writes the very same rows, in
// transactions of the same size and durability, in the same run. Progress on stderr, figures as one line of JSON on stdout.
import { Agent } from 'node:http'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { MAX_BATCH } from '../../src/contract/sync/envelope.ts'
import { migrate } from '../../src/hq/database/migrate.ts'
import { readSettings } from '../../src/hq/settings.ts'
import { type Instance, startInstance } from '../hq/instance.ts'
import { median, quantile, rounded } from './figures.ts'
import { type Counter, joinAt, nextBatch, post, type Signed } from './headquarters/counters.ts'
import { copyParents, openPlace, openTwin, type Place } from './headquarters/place.ts'
import { countRows, insertOf, type Written, writtenSince } from './headquarters/rows.ts'

const CONNECTIONS = [1, 8, 32]
const ROUNDS = 5
const tell = (line: string) => process.stderr.write(`${line}\n`)

/** Does the work in as many lanes as there are connections, each item by whichever lane is free; gives the seconds. */
async function inLanes<T, L>(
  items: T[],
  lanes: L[],
  work: (item: T, lane: L) => Promise<void>,
): Promise<number> {
  const left = [...items]
  const started = performance.now()
  await Promise.all(
    lanes.map(async lane => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item, lane)
    }),
  )
  return (performance.now() - started) / 1000
}

async function throughHeadquarters(url: string, lanes: Signed[][], took: number[]): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: lanes.length })
  const started = performance.now()
  await Promise.all(
    lanes.map(async batches => {
      for (const batch of batches) {
        const { status, body, ms } = await post(agent, url, batch)
        if (status !== 200 || body.split('"outcome":"stored"').length !== MAX_BATCH + 1)
          throw new Error(`headquarters answered ${status}`)
        took.push(ms)
      }
    }),
  )
  agent.destroy()
  return (performance.now() - started) / 1000
}

async function byBareClient(clients: pg.Client[], batches: Written[]): Promise<number> {
  return inLanes(batches, clients, async (written, client) => {
    await client.query('begin')
    for (const part of written) await client.query(insertOf(part))
    await client.query('commit')
  })
}

const clientsOf = async (url: string, count: number) => {
  const clients = Array.from({ length: count }, () => new pg.Client({ connectionString: url }))
  await Promise.all(clients.map(client => client.connect()))
  return clients
}

interface Level {
  ratio: number
  perSecond: number
  barePerSecond: number
  p99ms: number
}

/** Headquarters and the bare client in turns; the rows are those that headquarters has just written. */
async function measure(
  url: string,
  probe: pg.Client,
  twin: string,
  counters: Counter[],
  batches: number,
): Promise<Level> {
  const clients = await clientsOf(twin, counters.length)
  const enrolments = batches * MAX_BATCH
  const took: number[] = []
  const rates: { hq: number; bare: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const before = await countRows(probe)
    const lanes = counters.map((counter, at) =>
      Array.from({ length: Math.ceil((batches - at) / counters.length) }, () => nextBatch(counter)),
    )
    const latencies: number[] = []
    const hq = await throughHeadquarters(url, lanes, latencies)
    const written = await writtenSince(probe, before)
    if (written.length !== batches) throw new Error(`${written.length} transactions for ${batches} batches`)
    const bare = await byBareClient(clients, written)
    // The first round fills caches and compiles code on both sides; then both databases know how large their tables are,
    // which autovacuum would tell them within minutes: until then foreign keys are checked by reading whole tables.
    if (round === 0) {
      for (const client of [probe, ...clients.slice(0, 1)]) await client.query('analyze')
      continue
    }
    took.push(...latencies)
    rates.push({ hq: enrolments / hq, bare: enrolments / bare })
    tell(
      `  ${counters.length} connections: ${Math.round(enrolments / hq)}/s, bare ${Math.round(enrolments / bare)}/s`,
    )
  }
  await Promise.all(clients.map(client => client.end()))
  return {
    ratio: rounded(median(rates.map(({ hq, bare }) => hq / bare))),
    perSecond: Math.round(median(rates.map(({ hq }) => hq))),
    barePerSecond: Math.round(median(rates.map(({ bare }) => bare))),
    p99ms: rounded(quantile(took, 0.99)),
  }
}

/** What was acknowledged is there, once, on both sides. */
async function checkInvariants(place: Place, twinUrl: string, enrolments: number): Promise<void> {
  for (const url of [place.url, twinUrl]) {
    const [client] = (await clientsOf(url, 1)) as [pg.Client]
    const counts = await countRows(client)
    const settings = await client.query(
      `select 1 from pg_settings where setting <> 'on' and name in ('fsync', 'synchronous_commit', 'full_page_writes')`,
    )
    if (settings.rowCount !== 0) throw new Error('not durable')
    await client.end()
    for (const table of ['members', 'envelopes', 'receipts'])
      if (counts.get(table) !== enrolments)
        throw new Error(`${counts.get(table)} rows in ${table}, not ${enrolments}`)
  }
}

async function bench(place: Place, instance: Instance, batches: number) {
  const twin = await openTwin(place, migrate)
  const [probe] = (await clientsOf(place.url, 1)) as [pg.Client]
  const counters: Counter[] = []
  for (let at = 0; at < Math.max(...CONNECTIONS); at += 1) {
    // Two counters a store, as shops have.
    const store = String(1 + Math.floor(at / 2)).padStart(3, '0')
    if (at % 2 === 0) await place.addStore(store)
    counters.push(await joinAt(instance.url, place.services, store))
  }
  await copyParents(probe, twin.url)
  // The server takes 100 connections: headquarters has up to 24 of them, and the bare client up to 32.
  await place.services.db.destroy()
  await twin.db.destroy()
  const levels: [number, Level][] = []
  for (const connections of CONNECTIONS)
    levels.push([
      connections,
      await measure(instance.url, probe, twin.url, counters.slice(0, connections), batches),
    ])
  const memoryMB = instance.residentMB()
  await probe.end()
  await checkInvariants(place, twin.url, CONNECTIONS.length * (ROUNDS + 1) * batches * MAX_BATCH)
  const by = <K extends keyof Level>(key: K) =>
    Object.fromEntries(levels.map(([at, level]) => [at, level[key]]))
  return {
    ratio: by('ratio'),
    perSecond: by('perSecond'),
    p99ms: by('p99ms'),
    barePerSecond: by('barePerSecond'),
    batch: MAX_BATCH,
    memoryMB,
  }
}

const asItself = String(readSettings({}).processes)
const { values } = parseArgs({
  options: { batches: { type: 'string', default: '96' }, processes: { type: 'string', default: asItself } },
})
const processes = Number(values.processes)
const place = await openPlace()
const instance = await startInstance(place.url, place.dataFolder, { processes })
try {
  const figures = await bench(place, instance, Number(values.batches))
  process.stdout.write(`${JSON.stringify({ ...figures, processes })}\n`)
} finally {
  await instance.stop()
  await place.close()
}
