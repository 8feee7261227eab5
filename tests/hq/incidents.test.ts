import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { consoleCalls } from '../../src/contract/console/calls.ts'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import type { EnrolmentEnvelope } from '../../src/contract/sync/envelope.ts'
import { paths } from '../../src/contract/sync/join.ts'
import { mayAct } from '../../src/domain/incident/acts.ts'
import { type IncidentScope, incidentOf } from '../../src/domain/incident/incident.ts'
import type { FactName } from '../../src/domain/member/facts.ts'
import { operatorRoles } from '../../src/domain/staff/operators.ts'
import { openIncident, sayOfIncident, scopeIncident } from '../../src/hq/incidents/act.ts'
import { letterAddresses } from '../../src/hq/incidents/letters.ts'
import { listActions } from '../../src/hq/repositories/actions.ts'
import { countAffected, listAffected } from '../../src/hq/repositories/affectedMembers.ts'
import { findDevice } from '../../src/hq/repositories/devices.ts'
import { storesOfIncident } from '../../src/hq/repositories/incidentEvents.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { ask, envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
/** Two counters of store 001, one of 002; whoever enrolled where, and on which day of March. */
const counters: TestCounter[] = []
const members: { made: EnrolmentEnvelope; counter: TestCounter; fetched: string[] }[] = []
const day = (date: number) => `2026-03-${String(date).padStart(2, '0')}T08:00:00.000Z`

async function enrol(counter: TestCounter, date: number, more: { email?: null; address?: null }) {
  const number = `0011990${String(members.length).padStart(5, '0')}`
  const made = envelope(counter, members.length + 1)
  made.occurredAt = day(date)
  made.body.facts = { ...made.body.facts, number, ...more }
  const reply = await push(hq, counter, [made])
  expect(reply.json().results[0].outcome).toBe('stored')
  members.push({ made, counter, fetched: [] })
}

beforeAll(async () => {
  hq = await startTestHeadquarters()
  for (const code of ['001', '002', '003']) await hq.addStore(code)
  for (const code of ['001', '001', '002']) counters.push(await joinCounter(hq, code))
  const [first, second, third] = counters as [TestCounter, TestCounter, TestCounter]
  for (const date of [1, 5, 9]) await enrol(first, date, {})
  await enrol(first, 12, { email: null })
  for (const date of [2, 9]) await enrol(second, date, { address: null })
  await enrol(third, 5, { email: null, address: null })
  // The second counter brings back somebody whom the first enrolled.
  const brought = members[0]
  if (!brought) throw new Error('nobody enrolled')
  const { memberId } = brought.made.body
  const asked = { memberId, purpose: 'service', staffNumber: '1001' }
  expect((await ask(hq, second, paths.fetchMember, asked)).json()).toMatchObject({ outcome: 'found' })
  brought.fetched.push(second.joined.deviceId)
})
afterAll(() => hq.stop())

const db = () => hq.services.db
const all: IncidentScope = { storeCode: null, deviceId: null, from: null, to: null, facts: ['fullName'] }

/** Whom a scope holds, found the slow way. The fetch is of now: after every day of March. */
function expected({ storeCode, deviceId, from, to, facts }: IncidentScope): string[] {
  const inPeriod = (at: string) => (from === null || at >= from) && (to === null || at <= to)
  const isOf = (device: string) => deviceId === null || device === deviceId
  return members
    .filter(({ counter }) => storeCode === null || counter.joined.store.code === storeCode)
    .filter(
      ({ made, counter, fetched }) =>
        (isOf(counter.joined.deviceId) && inPeriod(made.occurredAt)) ||
        fetched.some(device => isOf(device) && inPeriod(new Date().toISOString())),
    )
    .filter(({ made }) => facts.some(fact => made.body.facts[fact] !== null))
    .map(({ made }) => made.body.memberId)
    .sort()
}

async function found(scope: IncidentScope, limit = 2): Promise<string[]> {
  const ids: string[] = []
  for (let after: Awaited<ReturnType<typeof listAffected>>['next'] = null; ; ) {
    const page = await listAffected(db(), scope, { after, limit })
    ids.push(...page.members.map(({ memberId }) => memberId))
    if (!page.next) return ids
    after = page.next
  }
}

describe('[INC9] who is affected, over all stores', () => {
  it('is found by device, with those whom it fetched back', async () => {
    const second = counters[1]?.joined.deviceId ?? ''
    expect(await found({ ...all, deviceId: second })).toHaveLength(3)
    expect(await countAffected(db(), { ...all, deviceId: second })).toEqual([{ storeCode: '001', count: 3 }])
    expect(await found({ ...all, deviceId: randomUUID() })).toEqual([])
    expect(await found({ ...all, deviceId: second, storeCode: '002' })).toEqual([])
  })

  it('is exactly who matches device, store, period and facts, and each once over the pages', async () => {
    const scopes = fc.record({
      storeCode: fc.constantFrom(null, '001', '002', '003'),
      deviceId: fc.nat({ max: 3 }),
      from: fc.constantFrom(null, day(2), day(5), day(10)),
      to: fc.constantFrom(null, day(5), day(9)),
      facts: fc.subarray<FactName>(['email', 'address', 'phone'], { minLength: 1 }),
    })
    const checks = fc.asyncProperty(scopes, async ({ deviceId, ...drawn }) => {
      const scope = { ...drawn, deviceId: counters[deviceId]?.joined.deviceId ?? null }
      const ids = await found(scope)
      expect([...ids].sort()).toEqual(expected(scope))
      const counts = await countAffected(db(), scope)
      expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
    })
    await fc.assert(checks, { numRuns: 120 })
  })
})

const opening = (scope: IncidentScope, revoke = false) => ({
  incidentId: randomUUID() as string,
  eventId: randomUUID() as string,
  scopeEventId: randomUUID() as string,
  detectedAt: new Date(Date.now() - 3_600_000).toISOString(),
  source: 'lost-device' as const,
  description: 'Máy quầy mất trong đêm',
  scope,
  revoke,
})
const told = async (counter: TestCounter, incidentId: string) =>
  (await wholeFeed(hq, counter))
    .map(({ body }) => body as RegisterEvent)
    .filter(body => body.entryId === incidentId)
const act = (incidentId: string) => ({ incidentId, eventId: randomUUID() as string })
const telling = (incidentId: string) => ({
  ...act(incidentId),
  what: 'informed' as const,
  whom: 'authority' as const,
  way: 'portal' as const,
  count: 1,
  sentAt: new Date().toISOString(),
  text: 'Báo theo mẫu',
})

describe('an incident at headquarters', () => {
  it('of a lost counter cuts it off, finds whom it held and tells its store alone', async () => {
    const [first, second, third] = counters as [TestCounter, TestCounter, TestCounter]
    const lost = await joinCounter(hq, '001')
    const asked = opening({ ...all, deviceId: lost.joined.deviceId }, true)
    const opened = await openIncident(hq.services, asked, 'an')
    expect(opened).toMatchObject({ ok: true, value: { affected: 0, openedBy: 'an' } })
    expect(await openIncident(hq.services, asked, 'an')).toEqual(opened)
    expect((await findDevice(db(), lost.joined.deviceId))?.revokedAt).not.toBeNull()
    expect(incidentOf(await told(first, asked.incidentId))).toMatchObject({ affected: 0 })
    expect(await told(second, asked.incidentId)).toHaveLength(2)
    expect(await told(third, asked.incidentId)).toEqual([])
    const log = await listActions(db(), { before: null, text: asked.incidentId, limit: 9 })
    expect(log.map(({ action }) => action)).toEqual(['incident.scoped', 'incident.opened'])
  })

  it('tells everything to the stores that it concerns later, and what a counter does to all of them', async () => {
    const [first, , third] = counters as [TestCounter, TestCounter, TestCounter]
    const asked = opening({ ...all, storeCode: '001' })
    const { incidentId } = asked
    await openIncident(hq.services, asked, 'an')
    await sayOfIncident(hq.services, { ...act(incidentId), what: 'noted', note: 'Đã gọi công an' }, 'an')
    expect(await told(third, incidentId)).toEqual([])
    await scopeIncident(hq.services, { ...act(incidentId), scope: all }, 'an')
    expect(await storesOfIncident(db(), incidentId)).toEqual(['001', '002', '003'])
    const events = await told(third, incidentId)
    expect(events.map(({ what }) => what).sort()).toEqual(['noted', 'opened', 'scoped', 'scoped'])
    for (const event of events) RegisterEvent.parse(event)

    const { id, deviceId, occurredAt } = envelope(first, 900)
    const { what, incidentId: entryId, eventId, ...kept } = telling(incidentId)
    const about = { register: 'incident', entryId, memberId: null, personal: null, by: '2001' }
    const body = { eventId, ...about, what, at: occurredAt, kept }
    const sent = { version: 2, id, deviceId, sequence: 900, kind: 'register', occurredAt, body }
    expect((await push(hq, first, [sent])).json().results[0].outcome).toBe('stored')
    expect((await told(third, incidentId)).map(({ eventId: told }) => told)).toContain(eventId)
  })

  it('takes no word of a counter whose store it does not concern to others', async () => {
    const [first, , third] = counters as [TestCounter, TestCounter, TestCounter]
    const asked = opening({ ...all, storeCode: '001' })
    await openIncident(hq.services, asked, 'an')
    const { id, deviceId, occurredAt } = envelope(third, 901)
    const eventId = randomUUID()
    const about = { register: 'incident', entryId: asked.incidentId, memberId: null, personal: null }
    const body = { eventId, ...about, by: '2001', what: 'closed', at: occurredAt, kept: { report: 'Xong' } }
    const sent = { version: 2, id, deviceId, sequence: 901, kind: 'register', occurredAt, body }
    expect((await push(hq, third, [sent])).json().results[0].outcome).toBe('stored')
    expect((await told(first, asked.incidentId)).map(({ what }) => what)).not.toContain('closed')
  })

  it('is not opened with the id of another event, and nothing of it is kept', async () => {
    const taken = opening(all)
    await openIncident(hq.services, taken, 'an')
    const asked = { ...opening(all), eventId: taken.eventId }
    await expect(openIncident(hq.services, asked, 'an')).rejects.toThrow('already-decided')
    expect(await storesOfIncident(db(), asked.incidentId)).toEqual([])
    const events = await registerEventsOf(db(), { register: 'incident' })
    expect(events.filter(({ entryId }) => entryId === asked.incidentId)).toEqual([])
  })

  it('[INC7][INC8] refuses what may not be', async () => {
    const future = { ...opening(all), detectedAt: new Date(Date.now() + 60_000).toISOString() }
    expect(await openIncident(hq.services, future, 'an')).toEqual({ ok: false, error: 'time-impossible' })
    expect(await openIncident(hq.services, opening(all, true), 'an')).toEqual({
      ok: false,
      error: 'device-unknown',
    })
    const asked = opening(all)
    const { incidentId } = asked
    await openIncident(hq.services, asked, 'an')
    const closing = { ...act(incidentId), what: 'closed' as const, report: 'Xong', untold: null }
    expect(await sayOfIncident(hq.services, closing, 'an')).toEqual({ ok: false, error: 'authority-untold' })
    await sayOfIncident(hq.services, telling(incidentId), 'an')
    const closed = await sayOfIncident(hq.services, closing, 'an')
    expect(closed).toMatchObject({ value: { closed: { by: 'an', untold: null } } })
    expect(await sayOfIncident(hq.services, closing, 'an')).toEqual(closed)
  })

  it('[ACC1] gives names and addresses for letters, each written down as printed and told to its store', async () => {
    const asked = opening({ ...all, storeCode: '002' })
    await openIncident(hq.services, asked, 'an')
    const given = await letterAddresses(hq.services, { incidentId: asked.incidentId, after: null }, 'an')
    const member = members.find(({ counter }) => counter === counters[2])?.made.body
    expect(given).toMatchObject({
      addresses: [{ storeCode: '002', memberId: member?.memberId, fullName: member?.facts.fullName }],
      next: null,
    })
    const accesses = await registerEventsOf(db(), { register: 'access', memberId: member?.memberId ?? '' })
    expect(accesses).toMatchObject([{ what: 'printed', by: 'an', kept: { purpose: 'contact' } }])
    for (const event of accesses) RegisterEvent.parse(event)
    const fed = await told(counters[2] as TestCounter, member?.memberId ?? '')
    expect(fed.map(({ what }) => what)).toContain('printed')
  })
})

it('[INC6] each act is for those at headquarters who may do it', () => {
  const named = {
    opened: 'incidents/open',
    scoped: 'incidents/scope',
    informed: 'incidents/inform',
    noted: 'incidents/note',
    closed: 'incidents/close',
  } as const
  for (const [did, call] of Object.entries(named))
    expect(consoleCalls[call].roles).toEqual(
      operatorRoles.filter(role => mayAct[did as keyof typeof named].includes(role)),
    )
})
