import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { StoreRequest } from '../../src/contract/console/requests.ts'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { type EnrolmentEnvelope, PushReply } from '../../src/contract/sync/envelope.ts'
import { vietnam } from '../../src/domain/calendar/vietnam.ts'
import { defaultSettings } from '../../src/domain/settings/settings.ts'
import { changeSettings } from '../../src/hq/managing/company.ts'
import { pressingCounts, storeRequests, wordsOfRequest } from '../../src/hq/requesting/storeRequests.ts'
import { envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

const NOW = '2026-11-27T03:00:00.000Z'
const WORDS = 'có người gọi, đọc đúng số thẻ và địa chỉ'

let hq: TestHeadquarters
const sequences = new Map<TestCounter, number>()
const asked = new Map<string, string>()

const next = (counter: TestCounter) => {
  const sequence = (sequences.get(counter) ?? 0) + 1
  sequences.set(counter, sequence)
  return envelope(counter, sequence)
}
async function send(counter: TestCounter, sent: unknown): Promise<void> {
  const { results } = PushReply.parse((await push(hq, counter, [sent])).json())
  expect(results.map(({ outcome }) => outcome)).toEqual(['stored'])
}
async function event(counter: TestCounter, made: object): Promise<void> {
  const { id, deviceId, sequence, occurredAt } = next(counter)
  const body = RegisterEvent.parse({ eventId: randomUUID(), register: 'request', by: '1001', ...made })
  await send(counter, { version: 2, id, deviceId, sequence, kind: 'register', occurredAt, body })
}
async function request(
  counter: TestCounter,
  member: EnrolmentEnvelope,
  kind: string,
  at: string,
): Promise<string> {
  const entryId = randomUUID()
  await event(counter, {
    entryId,
    memberId: member.body.memberId,
    what: 'received',
    at,
    kept: { kind, channel: 'phone', byRepresentative: false, identityCheck: 'call-back' },
    personal: { description: WORDS, requester: null },
  })
  asked.set(kind, entryId)
  return entryId
}

let counters: TestCounter[]
beforeAll(async () => {
  hq = await startTestHeadquarters()
  counters = []
  for (const code of ['001', '002']) {
    await hq.addStore(code)
    counters.push(await joinCounter(hq, code))
  }
  const [first, second] = counters as [TestCounter, TestCounter]
  const here = next(first)
  const there = next(second)
  there.body.facts.number = '001199000777'
  await send(first, here)
  await send(second, there)
  await request(first, here, 'copy', '2026-11-26T03:00:00.000Z')
  await request(second, there, 'view', '2026-11-20T03:00:00.000Z')
  await request(second, there, 'misuse', '2026-11-27T02:00:00.000Z')
  const done = await request(first, here, 'object', '2026-11-20T03:00:00.000Z')
  await event(first, {
    entryId: done,
    memberId: here.body.memberId,
    what: 'completed',
    at: '2026-11-21T03:00:00.000Z',
    kept: { outcome: 'done' },
    personal: { answer: 'Đã ngừng', reason: 'Theo ý khách' },
  })
})
afterAll(() => hq.stop())

const list = (storeCode: string | null = null) => storeRequests(hq.services.db, { storeCode, now: NOW })

it('shows the requests of every store: misuse first, then what is late, done ones last', async () => {
  const all = await list()
  expect(all.map(({ storeCode, kind, standing }) => [storeCode, kind, standing])).toEqual([
    ['002', 'misuse', 'urgent'],
    ['002', 'view', 'late'],
    ['001', 'copy', 'to-answer'],
    ['001', 'object', 'done'],
  ])
  for (const one of all) StoreRequest.parse(one)
  expect(await pressingCounts(hq.services.db, NOW)).toEqual({ urgent: 1, late: 1 })
})

it('shows those of one store, masked and without a word of what was said', async () => {
  const ofOne = await list('001')
  expect(ofOne.map(({ kind }) => kind)).toEqual(['copy', 'object'])
  const text = JSON.stringify(ofOne)
  expect(text).not.toContain(WORDS)
  expect(text).not.toContain('Nguyễn Thị Mẫu')
})

it('has the words of a request for whoever says what for', async () => {
  const words = await wordsOfRequest(hq.services.db, '002', asked.get('misuse') ?? '')
  expect(words?.steps).toMatchObject([{ what: 'received', by: '1001', text: WORDS }])
  expect(await wordsOfRequest(hq.services.db, '001', asked.get('misuse') ?? '')).toBeNull()
})

it('runs clocks by its own calendar, and sends it to every counter', async () => {
  const calendar = { ...vietnam, holidays: [...vietnam.holidays, '2026-11-27'].sort() }
  await changeSettings(hq.services, { ...defaultSettings, calendar }, 'test')
  const copy = (await list('001')).find(({ kind }) => kind === 'copy')
  expect(copy).toMatchObject({ answerBy: '2026-12-01', workingDaysLeft: 2 })
  for (const counter of counters) {
    const told = (await wholeFeed(hq, counter)).filter(({ kind }) => kind === 'settings')
    expect(told.at(-1)).toMatchObject({ body: { calendar } })
  }
})
