import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { openStore } from '../../src/store/open.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { type Instance, startInstance } from '../hq/instance.ts'
import { openSharedDatabase, type SharedDatabase } from '../hq/sharedDatabase.ts'
import { makeStore, type TestStore } from '../store/counterFixture.ts'
import { openProxy, type ProxyLine, type Weather } from './proxy.ts'
import type { RealCounter } from './realFaultsCounter.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 })

const COUNTER = fileURLToPath(new URL('realFaultsCounter.ts', import.meta.url))
const KILLS = 4

let shared: SharedDatabase
let instance: Instance
let line: ProxyLine
let stores: TestStore[]
beforeEach(async () => {
  shared = await openSharedDatabase()
  instance = await startInstance(shared.url, shared.dataFolder)
  line = await openProxy(() => instance.url)
  stores = []
})
afterEach(async () => {
  for (const store of stores) store.remove()
  await line.close()
  await instance.stop()
  await shared.close()
})

/** A counter that has joined, its store closed, for processes to open. */
async function makeCounter(at: number): Promise<RealCounter> {
  const store = makeStore(false)
  stores.push(store)
  const kept = new Map<SecretName, string>()
  const secrets: Secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, line.url, await shared.joinCode())
  if (!joined.ok) throw new Error(joined.error.code)
  store.db.close()
  const deviceKey = kept.get('device-key') ?? ''
  return { file: store.file, key: store.key.toString('hex'), deviceKey, from: at * 3000 + 1 }
}

/** Runs a counter; gives everybody it acknowledged. @param killAfterMs by SIGKILL; null: until it ends by itself. */
async function run(
  counter: RealCounter,
  what: 'enrol' | 'drain',
  killAfterMs: number | null,
): Promise<string[]> {
  const child = spawn(process.execPath, [COUNTER, what], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(counter))
  const acknowledged: string[] = []
  const said = createInterface({ input: child.stdout }).on('line', memberId => acknowledged.push(memberId))
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  const silent = new Promise(resolve => said.once('close', resolve))
  if (killAfterMs !== null) {
    // From when it works, so that it is killed in its work and not while it starts.
    while (acknowledged.length === 0 && child.exitCode === null) await delay(10)
    await delay(killAfterMs)
    child.kill('SIGKILL')
  }
  expect(await ended).toBe(killAfterMs === null ? 0 : null)
  await silent
  return acknowledged
}

const weathers: Weather[] = [
  {},
  { latencyMs: 120 },
  { slice: 11 },
  { bytesPerSecond: 20_000 },
  { cutAfter: { up: 1_500 } },
  { cutAfter: { down: 900 } },
  { blackHole: true },
  { halfOpen: true },
  { down: true },
]
const oneOf = <T>(from: T[]): T => from[Math.floor(Math.random() * from.length)] as T

/** The line changes all the time, and what hangs on it breaks with it now and then, until it is told to stop. */
async function storm(isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    line.weather = oneOf(weathers)
    if (Math.random() < 0.4) line.cut()
    await delay(100 + Math.random() * 300)
  }
  line.weather = {}
  line.cut()
}

async function killedAgainAndAgain(counter: RealCounter): Promise<string[]> {
  const acknowledged: string[] = []
  for (let kill = 0; kill < KILLS; kill += 1) {
    const from = counter.from + acknowledged.length + kill
    acknowledged.push(...(await run({ ...counter, from }, 'enrol', 100 + Math.random() * 900)))
  }
  return acknowledged
}

it('every enrolment that was acknowledged is at headquarters once, whatever was killed and however the line was', async () => {
  const counters = await Promise.all([makeCounter(0), makeCounter(1)])
  let isOver = false
  const stormy = storm(() => isOver)
  const working = Promise.all(counters.map(killedAgainAndAgain))
  await delay(3_000)
  await instance.kill()
  instance = await startInstance(shared.url, shared.dataFolder)
  const acknowledged = (await working).flat()
  isOver = true
  await stormy
  await Promise.all(counters.map(counter => run(counter, 'drain', null)))

  const { db } = shared.services
  const members = (await db.selectFrom('members').select('id').execute()).map(({ id }) => id)
  expect(acknowledged.length).toBeGreaterThan(2 * KILLS)
  expect(new Set(members).size).toBe(members.length)
  expect(acknowledged.filter(memberId => !members.includes(memberId))).toEqual([])

  // Headquarters holds exactly what the counters hold, every envelope of theirs, without a gap.
  const envelopes = await db.selectFrom('envelopes').select(['device_id', 'sequence']).execute()
  let held = 0
  for (const { file, key } of counters) {
    const opened = openStore(file, Buffer.from(key, 'hex'))
    if (!opened.ok) throw new Error(opened.error)
    const states = opened.value.prepare('SELECT state FROM outbox').pluck().all()
    expect(new Set(states)).toEqual(new Set(['confirmed']))
    expect(verifyAudit(opened.value)).toMatchObject({ ok: true })
    held += states.length
    opened.value.close()
  }
  expect(envelopes).toHaveLength(held)
  expect(members).toHaveLength(held)
})
