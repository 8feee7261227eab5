import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paths } from '../../src/contract/sync/join.ts'
import { err, ok, type Result } from '../../src/domain/result.ts'
import { enrol } from '../../src/store/enrol.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { makeDeviceKey, verifyAside } from '../../src/sync/deviceKey.ts'
import { type Sync, startSync } from '../../src/sync/sync.ts'
import type { Answer, LineFault, Sent, World } from '../../src/sync/world.ts'
import { AT, enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

/** A line on which every answer takes this long, and time passes only by that. */
let answerMs: number
let now: number
let asked: string[]
let sent: number[]
let timers: number[]
let store: TestStore
let sync: Sync

interface Envelope {
  id: string
  sequence: number
}

function answer({ url, body }: Sent): Answer {
  const { pathname } = new URL(url)
  asked.push(pathname)
  const said = (status: number, text: string) => ({ status, header: () => null, body: text })
  if (pathname === paths.health) return said(200, '{"database":"up","protocol":3}')
  if (pathname === paths.feed) return said(200, '{"items":[],"last":0}')
  if (pathname !== paths.envelopes) return said(404, '{}')
  const { envelopes } = JSON.parse(String(body)) as { envelopes: Envelope[] }
  sent.push(...envelopes.map(({ sequence }) => sequence))
  const results = envelopes.map(({ id }) => ({ id, outcome: 'refused', reason: 'malformed', detail: 'x' }))
  return said(200, JSON.stringify({ results }))
}

async function send(request: Sent): Promise<Result<Answer, LineFault>> {
  now += Math.min(answerMs, request.timeoutMs)
  return answerMs > request.timeoutMs ? err('no-answer') : ok(answer(request))
}

const world: World = {
  now: () => now,
  after(ms, work) {
    if (ms === 0) setImmediate(work)
    else timers.push(ms)
    return () => {}
  },
  ...{ chance: () => 0, uuid: randomUUID, nonce: () => randomUUID().slice(0, 22), verify: verifyAside, send },
}

const enrolOne = (n: number): string => {
  const enrolled = enrol(store.db, enrolment(n), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  return enrolled.value.memberId
}

beforeEach(() => {
  now = Date.parse('2026-11-22T08:00:00.000Z')
  asked = []
  sent = []
  timers = []
  store = makeStore()
  const deviceId = randomUUID()
  store.db.prepare('UPDATE counter SET device_id = ?').run(deviceId)
})
afterEach(async () => {
  await sync.stop()
  store.remove()
})

function start(): void {
  const { device_id: deviceId } = store.db.prepare('SELECT device_id FROM counter').get() as {
    device_id: string
  }
  const key = makeDeviceKey()
  const counter = {
    ...{ deviceId, storeCode: '001', storeName: 'Mẫu', counterNumber: 1 },
    ...{ headquartersUrl: 'http://headquarters.example' },
    receiptKey: { keyId: 'k1', publicKey: key.publicKey },
  }
  sync = startSync({ db: store.db, counter, key, world, status() {}, changed() {} })
}

describe('a line on which every answer takes long', () => {
  it('[SYN17] [VER3] carries envelopes of every version, and [REV3] what headquarters has decided is read', async () => {
    answerMs = 15_000
    const memberId = enrolOne(1)
    const access = { memberId, what: 'revealed', purpose: 'service', facts: ['phone'] } as const
    revealFacts(store.db, { ...access, by: '1001', at: AT }, random)
    enrolOne(2)
    start()
    for (let round = 0; round < 3; round += 1) await sync.wake()
    expect([sent, sync.status().waiting, sync.status().connection]).toEqual([[1, 2, 3], 0, 'online'])
    expect(asked).toContain(paths.feed)
  })

  it('[REV3] and an outbox that takes hours let the counter hear what headquarters decides meanwhile', async () => {
    answerMs = 15_000
    for (let n = 1; n <= 1250; n += 1) enrolOne(n)
    start()
    await sync.wake()
    expect(sent).toHaveLength(1250)
    expect(asked.slice(0, asked.lastIndexOf(paths.envelopes))).toContain(paths.feed)
  })

  it('[SYN6] and then none at all is tried again within a minute of its healing', async () => {
    answerMs = 60_000
    start()
    const before = now
    await sync.wake()
    expect(now - before + Math.max(...timers)).toBeLessThanOrEqual(60_000)
    expect(timers.at(-1)).toBeLessThanOrEqual(20_000)
  })
})
