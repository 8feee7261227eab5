import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { type EnrolmentEnvelope, PushReply } from '../../src/contract/sync/envelope.ts'
import type { EnvelopeBodies, EnvelopeKind } from '../../src/domain/outbox/envelope.ts'
import { engageStaff } from '../../src/hq/managing/staff.ts'
import { consentChangesOf } from '../../src/hq/repositories/consentRecords.ts'
import { registerEventsOf } from '../../src/hq/repositories/registerEvents.ts'
import { envelope, joinCounter, push, type TestCounter, wholeFeed } from './counter.ts'
import { startTestHeadquarters, type TestHeadquarters } from './headquarters.ts'

let hq: TestHeadquarters
let counter: TestCounter
let sequence = 0
beforeAll(async () => {
  hq = await startTestHeadquarters()
  await hq.addStore('001')
  counter = await joinCounter(hq, '001')
})
afterAll(() => hq.stop())

let member: EnrolmentEnvelope
beforeEach(async () => {
  member = envelope(counter, ++sequence)
  member.body.facts.number = `0011990${String(sequence).padStart(5, '0')}`
  expect(await outcomes([member])).toEqual(['stored'])
})

const outcomes = async (envelopes: unknown[]) =>
  PushReply.parse((await push(hq, counter, envelopes)).json()).results.map(result =>
    result.outcome === 'stored' ? 'stored' : result.reason,
  )
const made = <K extends EnvelopeKind>(kind: K, body: EnvelopeBodies[K]) => {
  const { id, deviceId, occurredAt } = envelope(counter, ++sequence)
  const version = kind === 'cancellation' || kind === 'void' ? 1 : 2
  return { version, id, deviceId, sequence, kind, occurredAt, body }
}
const cancellation = () => {
  const { memberId, cardNumber } = member.body
  return made('cancellation', { memberId, cardNumber, cancelledBy: '2001' })
}

const WORDS = 'khách nói bị gọi quảng cáo lúc nửa đêm'
const request = (memberId = member.body.memberId) =>
  RegisterEvent.parse({
    eventId: randomUUID(),
    register: 'request',
    entryId: randomUUID(),
    memberId,
    what: 'received',
    at: new Date().toISOString(),
    by: '1001',
    kept: { kind: 'object', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' },
    personal: { description: WORDS, requester: null },
  })
const held = () => registerEventsOf(hq.services.db, { register: 'request', memberId: member.body.memberId })
const told = async (kind: string) => (await wholeFeed(hq, counter)).filter(item => item.kind === kind)

describe('a register at headquarters', () => {
  it('[REG2] keeps an event once, however often it is sent, and tells the store’s counters', async () => {
    const event = request()
    const sent = made('register', event)
    expect(await outcomes([sent])).toEqual(['stored'])
    expect(await outcomes([sent])).toEqual(['stored'])
    // A copy of the device sends it in an envelope of its own.
    expect(await outcomes([made('register', event)])).toEqual(['stored'])
    expect(await held()).toEqual([event])
    expect((await told('register')).map(({ body }) => body)).toContainEqual({ ...event, personal: null })
  })

  it('[REG4] describes nobody in the feed', async () => {
    await outcomes([made('register', request())])
    expect(JSON.stringify(await wholeFeed(hq, counter))).not.toContain(WORDS)
  })

  it('[REG3] forgets with the member what describes the person, and keeps what happened', async () => {
    const event = request()
    await outcomes([made('register', event), cancellation()])
    expect(await held()).toEqual([{ ...event, personal: null }])
    const late = request()
    expect(await outcomes([made('register', late)])).toEqual(['stored'])
    expect(await held()).toContainEqual({ ...late, personal: null })
  })

  it('[REG3] answers one that describes nobody any more with the receipt of the whole one that had arrived', async () => {
    const event = request()
    const whole = made('register', event)
    expect(await outcomes([whole])).toEqual(['stored'])
    const undescribed = { ...whole, body: { ...event, personal: null } }
    expect(await outcomes([undescribed, cancellation()])).toEqual(['stored', 'stored'])
    expect(await held()).toEqual([{ ...event, personal: null }])
    const another = { ...whole, body: { ...request(), personal: null }, sequence: ++sequence }
    expect(await outcomes([another])).toEqual(['id-reused'])
  })

  it('[ERA4] takes what happened to who left before the enrolment was sent', async () => {
    const memberId = randomUUID()
    const event = request(memberId)
    expect(await outcomes([made('void', { memberId }), made('register', event)])).toEqual([
      'stored',
      'stored',
    ])
    const kept = await registerEventsOf(hq.services.db, { register: 'request', memberId })
    expect(kept).toEqual([{ ...event, personal: null }])
  })

  it('[REG2] takes nothing about who never was a member of the store', async () => {
    expect(await outcomes([made('register', request(randomUUID()))])).toEqual(['member-unknown'])
  })
})

describe('consents after the enrolment', () => {
  const withdrawal = () => ({
    changeId: randomUUID(),
    memberId: member.body.memberId,
    change: 'withdrawn' as const,
    purposes: ['contact' as const],
    method: 'phone' as const,
    at: new Date().toISOString(),
    receivedBy: '1001',
  })
  const changes = () => consentChangesOf(hq.services.db, '001', member.body.memberId)

  it('[CON2] are kept, told to the store’s counters, and go with the member', async () => {
    const change = withdrawal()
    expect(await outcomes([made('consent', change)])).toEqual(['stored'])
    expect(await changes()).toEqual([change])
    expect((await told('consent')).map(({ body }) => body)).toContainEqual(change)
    await outcomes([cancellation()])
    expect(await changes()).toEqual([])
    expect(await outcomes([made('consent', withdrawal())])).toEqual(['stored'])
    expect(await changes()).toEqual([])
  })

  it('[CON3] keep what proves them until the member leaves', async () => {
    const evidence = {
      evidenceId: randomUUID(),
      memberId: member.body.memberId,
      changeId: null,
      signature: { aspect: 3000, strokes: [[1, 2, 3, 4]] },
      representative: null,
    }
    const rows = () =>
      hq.services.db
        .selectFrom('consent_evidence')
        .select('evidence')
        .where('member_id', '=', member.body.memberId)
        .execute()
    expect(await outcomes([made('evidence', evidence)])).toEqual(['stored'])
    expect((await rows()).map(row => JSON.parse(row.evidence))).toEqual([evidence])
    await outcomes([cancellation()])
    expect(await rows()).toEqual([])
  })
})

describe('a PIN that was changed at a counter', () => {
  const pinHash = '$argon2id$v=19$m=65536,t=3,p=1$bmV3bmV3bmV3$bmV3IGhhc2ggb2YgYSBuZXcgcGlu'
  const pinOf = async (staffNumber: string) =>
    (
      await hq.services.db
        .selectFrom('staff')
        .select('pin_hash')
        .where('store_code', '=', '001')
        .where('staff_number', '=', staffNumber)
        .executeTakeFirstOrThrow()
    ).pin_hash
  const change = (staffNumber: string, changedBy: string, more: object = {}) =>
    outcomes([made('pin', { changeId: randomUUID(), staffNumber, pinHash, changedBy, ...more })])
  const knownTo = async (staffNumber: string) =>
    (await told('staff'))
      .map(({ body }) => body as Record<string, unknown>)
      .find(body => body.staffNumber === staffNumber)?.pinKnownTo

  it('[REG5] is taken from the person or a supervisor, and told to the other counters', async () => {
    expect(await change('1001', '2001')).toEqual(['stored'])
    expect(await pinOf('1001')).toBe(pinHash)
    expect((await told('staff')).map(({ body }) => body)).toContainEqual(
      expect.objectContaining({ staffNumber: '1001', pinHash }),
    )
  })

  it('[COR13] is told with who else may know it, until headquarters makes a new one', async () => {
    // Another PIN has another hash: with the one of before, it would be the change of before that came again.
    const another = pinHash.replace(/cGlu$/, 'bmV3')
    await change('1001', '2001', { pinHash: another, knownTo: ['2001', '2002'] })
    expect(await knownTo('1001')).toEqual(['2001', '2002'])
    const person = { staffNumber: '1001', name: 'Trần Thị Thử', role: 'clerk' as const }
    await engageStaff(hq.services, '001', { ...person, name: 'Trần Thị Mới', pinHash: another }, 'terminal')
    expect(await knownTo('1001')).toEqual(['2001', '2002'])
    await engageStaff(hq.services, '001', { ...person, pinHash: '$argon2id$other' }, 'terminal')
    expect(await knownTo('1001')).toEqual([])
  })

  it('[COR13] counts as known to who changed it where an older counter does not say to whom', async () => {
    await change('1001', '2001')
    expect(await knownTo('1001')).toEqual(['2001'])
    await change('1001', '1001')
    expect(await knownTo('1001')).toEqual(['2001'])
  })

  it('[REG5] changes nothing where another clerk changed it', async () => {
    const before = await pinOf('2001')
    expect(await change('2001', '1001')).toEqual(['stored'])
    expect(await pinOf('2001')).toBe(before)
  })
})
