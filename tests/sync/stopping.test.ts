import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { encodeSorted } from '../../src/domain/duplicates/riceSet.ts'
import { ok, type Result } from '../../src/domain/result.ts'
import { storesWith } from '../../src/store/duplicates/lookUp.ts'
import { enrol } from '../../src/store/enrol.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { makeDeviceKey, verifyAside } from '../../src/sync/deviceKey.ts'
import type { DuplicateKey } from '../../src/sync/duplicates.ts'
import { type Sync, startSync } from '../../src/sync/sync.ts'
import type { Answer, LineFault, Sent, World } from '../../src/sync/world.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

let store: TestStore
let sync: Sync
let timers: { ms: number; work(): void }[]
let asked: { path: string; pagesLeft: number }[]
/** Whether headquarters answers, and what is done before each breath between two slices. */
let answers: boolean
let beforeBreath: () => void
let key: DuplicateKey | null

const many = Array.from({ length: 60_000 }, (_, at) => at * 7919)
const set = (values: number[] = []) => Buffer.from(encodeSorted(values)).toString('base64')
const index = ({ have }: { have: Record<string, number> }) => {
  const document = { added: set(many), removed: set() }
  const page = { storeCode: '002', from: 0, to: 1, document, phone: { added: set(), removed: set() } }
  return { epoch: 1, key: 'k'.repeat(43), pages: have['002'] ? [] : [page], left: 0 }
}

const pagesLeft = () => store.db.prepare('SELECT count(*) FROM duplicate_page').pluck().get() as number

function bodyFor(path: string, request: never): object | null {
  if (path === paths.health) return { database: 'up', protocol: 3 }
  if (path === paths.feed) return { items: [], last: 0 }
  if (path === paths.duplicates) return index(request)
  if (path !== paths.envelopes) return null
  const { envelopes } = request as { envelopes: { id: string }[] }
  return {
    results: envelopes.map(({ id }) => ({ id, outcome: 'refused', reason: 'malformed', detail: 'x' })),
  }
}

function send({ url, body }: Sent): Promise<Result<Answer, LineFault>> {
  const { pathname: path } = new URL(url)
  asked.push({ path, pagesLeft: pagesLeft() })
  if (!answers) return new Promise(() => {})
  const said = bodyFor(path, JSON.parse(String(body ?? 'null')) as never)
  return Promise.resolve(
    ok({ status: said ? 200 : 404, header: () => null, body: JSON.stringify(said ?? {}) }),
  )
}

const world: World = {
  now: () => Date.parse('2026-11-22T08:00:00.000Z'),
  after(ms, work) {
    const timer = { ms, work }
    if (ms > 0) timers.push(timer)
    else
      setImmediate(() => {
        beforeBreath()
        work()
      })
    return () => {
      timers = timers.filter(one => one !== timer)
    }
  },
  ...{
    chance: () => 0.5,
    uuid: randomUUID,
    nonce: () => randomUUID().slice(0, 22),
    verify: verifyAside,
    send,
  },
}

function start(): void {
  const counter = counterOf(store.db)
  if (!counter) throw new Error('not joined')
  const duplicateKey = {
    get: async () => key,
    set: async (set: DuplicateKey) => {
      key = set
    },
  }
  const deviceKey = makeDeviceKey()
  sync = startSync({ db: store.db, counter, key: deviceKey, world, duplicateKey, status() {}, changed() {} })
}

beforeEach(() => {
  store = makeStore()
  timers = []
  asked = []
  answers = true
  beforeBreath = () => {}
  key = null
})
afterEach(async () => {
  await sync.stop()
  store.remove()
})

/** Once, at the second breath of those in which the pages are merged. */
const amongThePages = (work: () => void) => {
  let breaths = 0
  beforeBreath = () => {
    if (pagesLeft() > 0) breaths += 1
    if (breaths === 2 && pagesLeft() > 0) work()
  }
}

describe('while much of the duplicate index is given its place', () => {
  it('a counter is stopped at once, and goes on with it when it is started again', async () => {
    const stopped = new Promise<void>(resolve => amongThePages(() => resolve(sync.stop())))
    start()
    await stopped
    expect(pagesLeft()).toBeGreaterThan(0)
    beforeBreath = () => {}
    start()
    await sync.wake()
    expect([pagesLeft(), storesWith(store.db, 'document', 7919)]).toEqual([0, ['002']])
  })

  it('[SYN6] what a clerk saves is sent before that goes on', async () => {
    amongThePages(() => {
      enrol(store.db, enrolment(1), random)
      void sync.wake()
    })
    start()
    await sync.wake()
    const [sent] = asked.filter(({ path }) => path === paths.envelopes)
    expect(sent?.pagesLeft).toBeGreaterThan(0)
    expect([pagesLeft(), storesWith(store.db, 'document', 7919)]).toEqual([0, ['002']])
  })
})

it('[SYN3] an answer that does not come keeps nobody from stopping, and what it is for may have arrived', async () => {
  answers = false
  enrol(store.db, enrolment(1), random)
  start()
  const stopped = sync.stop()
  for (const { work } of timers) work()
  await stopped
  expect(store.db.prepare('SELECT state FROM outbox').pluck().all()).toEqual(['sent'])
  expect(asked.map(({ path }) => path)).toEqual([paths.envelopes])
})
