import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Trial } from '../../src/hq/trial.ts'
import type { StoredMember } from '../../src/store/repositories/members.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { openProxy, type ProxyLine, type Weather } from './proxy.ts'
import { type HastyCounter, joinHasty } from './proxyCounter.ts'

let trial: Trial
let close: () => Promise<void>
beforeAll(async () => {
  ;({ trial, close } = await openTrial())
}, 60_000)
afterAll(() => close())

let proxy: ProxyLine
let counter: HastyCounter
let upstream: string
beforeEach(async () => {
  upstream = trial.url
  proxy = await openProxy(() => upstream)
  counter = await joinHasty(trial, () => proxy.url)
})
afterEach(async () => {
  await counter.close()
  await proxy.close()
})

const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 50_000, interval: 20 })
const allConfirmed = (members: StoredMember[]) =>
  until(() => expect(members.map(counter.state)).toEqual(members.map(() => 'confirmed')))
async function eachOnce(members: StoredMember[]): Promise<void> {
  const rows = await trial.services.db.selectFrom('members').select('id').execute()
  const there = rows.map(({ id }) => id)
  for (const { memberId } of members) expect(there.filter(id => id === memberId)).toHaveLength(1)
}
const many = (count: number) => Array.from({ length: count }, () => counter.enrolOne())
const pushes = () => counter.sent.filter(({ path }) => path === '/v1/envelopes')

describe('what a counter sends', () => {
  it('[SYN16] is packed, as soon as headquarters has said that it takes that', async () => {
    const members = many(120)
    counter.start()
    await allConfirmed(members)
    await eachOnce(members)
    expect(pushes().map(({ packed }) => packed)).toEqual([false, true, true])
    const [plain, packed] = pushes().map(({ length }) => length) as [number, number]
    expect(packed).toBeLessThan(plain / 3)
  })

  it('[SYN17] goes over a line so slow that a whole batch never arrives in time', {
    timeout: 60_000,
  }, async () => {
    const members = many(40)
    proxy.weather = { bytesPerSecond: 6_000 }
    counter.start()
    await allConfirmed(members)
    await eachOnce(members)
    expect(Math.min(...pushes().map(({ ids }) => ids.length))).toBeLessThan(13)
    for (const { ids, confirmedBefore } of pushes())
      expect(ids.filter(id => confirmedBefore.includes(id))).toEqual([])
  })

  it('[SYN17] goes fifty at a time again when the line is good again', async () => {
    proxy.weather = { blackHole: true }
    const members = many(200)
    const sync = counter.start()
    await until(() => expect(pushes().length).toBeGreaterThan(1))
    expect(pushes()[1]?.ids.length).toBe(25)
    proxy.weather = {}
    proxy.cut()
    await sync.wake()
    await allConfirmed(members)
    expect(pushes().some(({ ids }, at) => at > 1 && ids.length === 50)).toBe(true)
    await eachOnce(members)
  })

  it('[SYN18] is not held up by a record at which headquarters itself fails, nor numbered anew for what follows it', async () => {
    // Until it has heard which protocol headquarters has, it sends no corrections.
    const sync = counter.start()
    await until(() => expect(counter.sent.some(({ path }) => path === '/v1/feed')).toBe(true))
    const [before, poisoned, after] = [counter.enrolOne(), counter.enrolOne(), counter.enrolOne()]
    counter.correct(poisoned)
    const { db } = trial.services
    await sql
      .raw(
        `create function fail() returns trigger language plpgsql as $$ begin
         raise exception 'no' using errcode = 'XX000'; end $$;
       create trigger poison before insert on members for each row
         when (new.id = '${poisoned.memberId}') execute function fail()`,
      )
      .execute(db)
    const made = counter.sequences()
    await sync.wake()
    await allConfirmed([before, after])
    const correction = pushes().at(-1)?.ids.at(-1)
    await until(() => expect(pushes().at(-1)?.ids).toEqual([expect.anything(), correction]))
    await until(() => expect(counter.state(poisoned)).toBe('sent'))
    await sql.raw('drop trigger poison on members; drop function fail()').execute(db)
    await allConfirmed([poisoned])
    await until(() => expect(sync.status()).toMatchObject({ waiting: 0, refused: 0 }))
    expect(counter.sequences()).toEqual(made)
    await eachOnce([before, poisoned, after])
  })
})

describe('a bad line', () => {
  const weathers: [string, Weather][] = [
    ['slices every message into pieces of seven bytes', { slice: 7 }],
    ['cuts requests in their middle', { cutAfter: { up: 900 } }],
    ['cuts answers in their middle', { cutAfter: { down: 400 } }],
    ['swallows everything', { blackHole: true }],
    ['brings no answer back', { halfOpen: true }],
    ['hangs up', { down: true }],
    ['takes a third of a second', { latencyMs: 300 }],
  ]
  it.each(weathers)('[SYN6] that %s costs nothing but time', { timeout: 60_000 }, async (_what, weather) => {
    const members = many(3)
    proxy.weather = weather
    counter.start()
    await until(() => expect(counter.sent.length).toBeGreaterThan(1))
    proxy.weather = {}
    // No local write and nobody who asks: it goes on by itself.
    await allConfirmed(members)
    await eachOnce(members)
    // Within a minute, whatever was under way when the line healed: what is waited for longest, then the longest wait.
    const { patience, waits } = counter.asked
    expect(Math.max(...patience) + Math.max(...waits)).toBeLessThanOrEqual(50_000)
  })
})

describe('a stranger on the line', () => {
  let server: Server
  let answer: { status: number; type: string; body: string; headers?: Record<string, string> }
  beforeEach(async () => {
    server = createServer((request, response) => {
      request.resume()
      const { status, type, body, headers } = answer
      response.writeHead(status, { 'content-type': type, connection: 'close', ...headers }).end(body)
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => void server.close())
  const problem = (type: string, status: number, headers = {}) => ({
    status,
    type: 'application/problem+json',
    body: JSON.stringify({ type, title: 'no', status }),
    headers,
  })
  const page = (status: number, headers = {}) => ({
    status,
    type: 'text/html',
    body: '<html><body>Wi-Fi: please sign in</body></html>',
    headers,
  })
  const answers: [string, typeof answer][] = [
    ['that the device is not known', problem('device-unknown', 401)],
    ['a sign-in page, forbidden', page(403)],
    ['that there have been too many', problem('too-many-tries', 429, { 'retry-after': '2' })],
    ['that it is to wait an hour', problem('database-unavailable', 503, { 'retry-after': '3600' })],
    ['with a fault of its own', problem('unexpected', 500)],
    ['that its gateway is bad', page(502)],
    ['a sign-in page', page(200)],
    ['that it is elsewhere', page(302, { location: 'http://127.0.0.1:9/sign-in' })],
    ['nothing at all', { status: 200, type: 'application/json', body: '' }],
    ['something else', { status: 200, type: 'application/json', body: '{"results":[]}' }],
    ['that what it was sent is too large', page(413)],
  ]
  it.each(answers)(
    '[SYN3] that answers %s loses nothing, and is asked again within a minute',
    async (_what, said) => {
      const members = many(2)
      answer = said
      upstream = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const sync = counter.start()
      await until(() => expect(counter.seen.at(-1)?.nextAttemptAt).toBeTruthy())
      expect(sync.status().waiting).toBe(2)
      const wait = Date.parse(counter.seen.at(-1)?.nextAttemptAt ?? '') - Date.now()
      expect(wait).toBeLessThanOrEqual(60_000)
      upstream = trial.url
      await allConfirmed(members)
      await eachOnce(members)
    },
  )
})
