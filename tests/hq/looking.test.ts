import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { verifyHeldCheckpoints } from '../../src/hq/checkpoints/verifyHeld.ts'
import { cutOffDevice } from '../../src/hq/managing/devices.ts'
import { listActions } from '../../src/hq/repositories/actions.ts'
import { companyCounts, dailyEnrolments, storeSummaries } from '../../src/hq/repositories/counts.ts'
import { deviceStandings } from '../../src/hq/repositories/deviceStandings.ts'
import { searchMembers } from '../../src/hq/repositories/memberSearch.ts'
import { receiptsOfMember } from '../../src/hq/repositories/receipts.ts'
import { envelope, feedPage, joinCounter, push, type TestCounter } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let stranger: TestCounter
const members: EnrolmentEnvelope[] = []
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  await hq.addStore('002')
  counter = await joinCounter(hq, '001')
  stranger = await joinCounter(hq, '002')
  members.push(made(counter, 1, 'Nguyễn Thị Mẫu', '001199000123', '+84912345671', 0))
  members.push(made(counter, 2, 'Đặng Văn Thử', '001199000124', '+84912345672', 1))
  members.push(made(stranger, 1, 'Nguyễn Văn Khác', '001199000125', '+84912345673', 0))
  await push(hq, counter, members.slice(0, 2))
  await push(hq, stranger, members.slice(2))
})
afterAll(() => hq.stop())

function made(
  from: TestCounter,
  sequence: number,
  fullName: string,
  number: string,
  phone: string,
  daysAgo: number,
) {
  const { body, ...outside } = envelope(from, sequence)
  const occurredAt = new Date(Date.now() - daysAgo * 86_400_000).toISOString()
  return { ...outside, occurredAt, body: { ...body, facts: { ...body.facts, fullName, number, phone } } }
}
const found = async (text: string, storeCode: string | null = null) =>
  (await searchMembers(hq.services.db, { storeCode, text, limit: 20 })).map(({ facts }) => facts.fullName)

describe('somebody at headquarters finds a member', () => {
  it.each([
    ['by the card', () => members[0]?.body.cardNumber ?? ''],
    ['by the card as it is printed', () => (members[0]?.body.cardNumber ?? '').replace(/(.{4})/g, '$1 ')],
    ['by the document', () => '001199000123'],
    ['by the phone as people say it', () => '0912 345 671'],
    ['by words of the name', () => 'mẫu nguyen'],
  ])('%s', async (_how, text) => {
    expect(await found(text())).toEqual(['Nguyễn Thị Mẫu'])
  })

  it('in one store or in all, and nobody by what is in no name', async () => {
    expect(await found('NGUYỄN')).toEqual(['Nguyễn Thị Mẫu', 'Nguyễn Văn Khác'])
    expect(await found('nguyen', '002')).toEqual(['Nguyễn Văn Khác'])
    expect(await found('dang van')).toEqual(['Đặng Văn Thử'])
    for (const text of ['%', '_', '??', 'Phạm']) expect(await found(text)).toEqual([])
  })

  it('with every receipt there is about them', async () => {
    const { memberId } = members[0]?.body ?? { memberId: '' }
    const receipts = await receiptsOfMember(hq.services.db, '001', memberId)
    expect(receipts.map(({ envelopeId }) => envelopeId)).toEqual([members[0]?.id])
  })
})

describe('somebody at headquarters sees', () => {
  const now = () => hq.services.clock()

  it('how many there are of what, and who has been silent', async () => {
    await feedPage(hq, counter)
    const lost = await joinCounter(hq, '002')
    await cutOffDevice(hq.services, lost.joined.deviceId, 'test')
    expect(await companyCounts(hq.services.db, new Date(now().getTime() - 3_600_000))).toEqual({
      stores: 2,
      members: 3,
      devices: { total: 3, revoked: 1, silent: 0 },
      openCases: 0,
      openReviews: 0,
    })
    expect((await companyCounts(hq.services.db, new Date(now().getTime() + 1000))).devices.silent).toBe(2)
    expect(await storeSummaries(hq.services.db)).toMatchObject([
      { code: '001', devices: 1, members: 2 },
      { code: '002', devices: 2, members: 1 },
    ])
  })

  it('how many each store enrolled on each day of the Vietnamese calendar', async () => {
    const days = await dailyEnrolments(hq.services.db, now(), 30)
    const dayOf = (ago: number) =>
      new Date(Date.now() + 7 * 3_600_000 - ago * 86_400_000).toISOString().slice(0, 10)
    expect(days).toEqual([
      { storeCode: '001', day: dayOf(1), enrolments: 1 },
      { storeCode: '001', day: dayOf(0), enrolments: 1 },
      { storeCode: '002', day: dayOf(0), enrolments: 1 },
    ])
    expect(await dailyEnrolments(hq.services.db, now(), 1)).toHaveLength(2)
  })

  it('how each counter is doing', async () => {
    const standings = await deviceStandings(hq.services.db)
    const mine = standings.find(({ id }) => id === counter.joined.deviceId)
    expect(mine).toMatchObject({ waiting: 2, refused: 1, appVersion: '0.1.0', log: null, revokedAt: null })
    expect(await verifyHeldCheckpoints(hq.services)).toEqual({ checkpoints: 0, faultyDevices: [] })
  })

  it('who did what, newest first, and what contains a word', async () => {
    const all = await listActions(hq.services.db, { before: null, text: '', limit: 100 })
    expect(all[0]).toMatchObject({ action: 'device.revoked', actor: 'test' })
    const joins = await listActions(hq.services.db, { before: null, text: 'device.joined', limit: 2 })
    expect(joins).toHaveLength(2)
    const older = await listActions(hq.services.db, {
      before: joins[1]?.sequence ?? 0,
      text: 'device.joined',
      limit: 2,
    })
    expect(older).toHaveLength(1)
    for (const text of ['%', '_', '\\'])
      expect(await listActions(hq.services.db, { before: null, text, limit: 9 })).toEqual([])
  })
})
