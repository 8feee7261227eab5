// npm run -s bench:sync [-- --enrolments N] [-- --counters N] — one counter drains 10,000 enrolments of its encrypted store into a
// headquarters that is a process of its own, over loopback, against a bare client that inserts the same rows in batches of
// the same size; then 500 counters come back together after an outage, each when its own backoff lets it. Progress on
// stderr, figures as one line of JSON on stdout. Ends with 1 where something is not there exactly once.
import { Agent } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { MAX_BATCH } from '../../src/contract/sync/envelope.ts'
import { migrate } from '../../src/hq/database/migrate.ts'
import { issueJoinCode } from '../../src/hq/joining/joinCode.ts'
import { readSettings } from '../../src/hq/settings.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { enrol } from '../../src/store/enrol.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { waitAfter } from '../../src/sync/backoff.ts'
import { deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { startSync } from '../../src/sync/sync.ts'
import { startInstance } from '../hq/instance.ts'
import { makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { quantile, rounded } from './figures.ts'
import { type Answered, type Counter, joinAt, nextBatch, post, signed } from './headquarters/counters.ts'
import { copyParents, openPlace, openTwin, type Place } from './headquarters/place.ts'
import { countRows, insertOf, type Written, writtenSince } from './headquarters/rows.ts'
import { inventMember } from './inventedMembers.ts'

const WARM_UP = 500
/** In turns with the bare client, so that whatever else the machine does hits both alike. */
const ROUNDS = 4
const EACH = 40
/** Failures after which the longest wait is reached: an outage of a minute and more. */
const FAILURES = 6
/** About three minutes of trying: then this counter is one that was not drained. */
const MOST_FAILURES = 12
const tell = (line: string) => process.stderr.write(`${line}\n`)

interface Drainer {
  store: TestStore
  enrol(count: number): void
  /** Seconds until nothing waits any more. */
  drain(): Promise<number>
}

async function openDrainer(url: string, code: string): Promise<Drainer> {
  const store = makeStore(false)
  const kept = new Map<SecretName, string>()
  const secrets: Secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, url, code)
  const counter = counterOf(store.db)
  if (!joined.ok || !counter) throw new Error('not joined')
  const key = deviceKeyFrom(kept.get('device-key') ?? '')
  let enrolled = 0
  return {
    store,
    enrol(count) {
      for (let n = 0; n < count; n += 1) {
        enrolled += 1
        const made = enrol(store.db, inventMember(500_000 + enrolled, new Date().toISOString()), random)
        if (!made.ok) throw new Error(made.error.code)
      }
    },
    async drain() {
      const started = performance.now()
      const drained = Promise.withResolvers<number>()
      const sync = startSync({
        db: store.db,
        counter,
        key,
        changed: () => undefined,
        status: ({ waiting, refused }) => {
          if (refused > 0) drained.reject(new Error('an enrolment was refused'))
          if (waiting === 0) drained.resolve((performance.now() - started) / 1000)
        },
      })
      const seconds = await drained.promise
      await sync.stop()
      return seconds
    },
  }
}

async function bareInsert(url: string, batches: Written[]): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query('analyze')
  const started = performance.now()
  for (const written of batches) {
    await client.query('begin')
    for (const part of written) await client.query(insertOf(part))
    await client.query('commit')
  }
  const seconds = (performance.now() - started) / 1000
  await client.end()
  return seconds
}

async function codeFor(place: Place, store: string): Promise<string> {
  const code = await issueJoinCode(place.services, store)
  if (!code.ok) throw new Error(code.error)
  return code.value
}

async function benchDrain(place: Place, url: string, probe: pg.Client, enrolments: number): Promise<number> {
  await place.addStore('001')
  const twin = await openTwin(place, migrate)
  await twin.db.destroy()
  const drainer = await openDrainer(url, await codeFor(place, '001'))
  await copyParents(probe, twin.url)
  try {
    const empty = await countRows(probe)
    drainer.enrol(WARM_UP)
    await drainer.drain()
    await probe.query('analyze')
    await bareInsert(twin.url, await writtenSince(probe, empty))
    let [drained, bare] = [0, 0]
    for (let round = 0; round < ROUNDS; round += 1) {
      drainer.enrol(enrolments / ROUNDS)
      const before = await countRows(probe)
      drained += await drainer.drain()
      bare += await bareInsert(twin.url, await writtenSince(probe, before))
      tell(`  drained in ${rounded(drained)} s; a bare client inserts the same rows in ${rounded(bare)} s`)
    }
    return rounded(drained / bare)
  } finally {
    drainer.store.remove()
  }
}

/** One counter comes back: when its backoff says, and again after each failure, until everything was taken. */
async function comeBack(url: string, counter: Counter, took: number[]): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  await delay(waitAfter(FAILURES, Math.random()))
  try {
    for (let left = EACH; left > 0; left -= MAX_BATCH) {
      const { path, body } = nextBatch(counter, Math.min(left, MAX_BATCH))
      const send = () => post(agent, url, signed(counter, path, body))
      await untilTaken(send, took)
    }
  } finally {
    agent.destroy()
  }
}

/** Every answer counts, refusals of an overrun headquarters too; a request without one has no time to count. */
async function untilTaken(send: () => Promise<Answered>, took: number[]): Promise<void> {
  for (let failures = 1; ; failures += 1) {
    const answer = await send().catch(() => null)
    if (answer) took.push(answer.ms)
    if (answer?.status === 200) return
    if (failures === MOST_FAILURES) throw new Error(`not taken: ${answer?.status ?? 'no answer'}`)
    await delay(waitAfter(failures, Math.random()))
  }
}

async function benchReconnect(place: Place, url: string, count: number) {
  const counters: Counter[] = []
  for (let at = 0; at < count; at += 1) {
    const store = String(100 + Math.floor(at / 2)).padStart(3, '0')
    if (at % 2 === 0) await place.addStore(store)
    counters.push(await joinAt(url, place.services, store))
  }
  tell(`${count} counters have joined, and come back`)
  const took: number[] = []
  const back = await Promise.allSettled(counters.map(counter => comeBack(url, counter, took)))
  const drained = back.filter(({ status }) => status === 'fulfilled').length
  return { counters: count, drained, p99ms: rounded(quantile(took, 0.99)) }
}

const { values } = parseArgs({
  options: {
    enrolments: { type: 'string', default: '10000' },
    counters: { type: 'string', default: '500' },
  },
})
const [enrolments, count] = [Number(values.enrolments), Number(values.counters)]
const place = await openPlace()
const instance = await startInstance(place.url, place.dataFolder, { processes: readSettings({}).processes })
const probe = new pg.Client({ connectionString: place.url })
await probe.connect()
try {
  const ratio = await benchDrain(place, instance.url, probe, enrolments)
  const reconnect = await benchReconnect(place, instance.url, count)
  const held = (await countRows(probe)).get('members')
  const made = WARM_UP + enrolments + count * EACH
  if (held !== made) tell(`${held} members are held, not ${made}`)
  process.stdout.write(`${JSON.stringify({ ratio, reconnect })}\n`)
  if (held !== made || reconnect.drained < count) process.exitCode = 1
} finally {
  await probe.end()
  await instance.stop()
  await place.close()
}
