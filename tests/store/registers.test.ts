import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { RegisterEvent } from '../../src/contract/register/event.ts'
import { Envelope } from '../../src/contract/sync/envelope.ts'
import { agreedPurposes } from '../../src/domain/consent/change.ts'
import { changeConsent, keepEvidence } from '../../src/store/changeConsent.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { applyPage } from '../../src/store/feed/applyPage.ts'
import { eventsAbout, registerEvents } from '../../src/store/registers/events.ts'
import { recordEvent } from '../../src/store/registers/recordEvent.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import { consentChangesOf, evidenceOf } from '../../src/store/repositories/consentRecords.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { makeStore, random, type TestStore } from './counterFixture.ts'
import { enrolLeaver, leaverFacts } from './leaver.ts'
import { everythingIn, found } from './plainPages.ts'

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  memberId = enrolLeaver(store).memberId
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const WORDS = 'khách nói bị gọi quảng cáo lúc nửa đêm'

const request = () =>
  RegisterEvent.parse({
    eventId: randomUUID(),
    register: 'request',
    entryId: randomUUID(),
    memberId,
    what: 'received',
    at: LATER,
    by: '1001',
    kept: { kind: 'object', channel: 'phone', byRepresentative: true, identityCheck: 'call-back' },
    personal: { description: WORDS, requester: 'Đặng Thị Đại Diện' },
  })
const envelopes = () => nextBatch(store.db, 50).map(item => Envelope.parse(JSON.parse(item.envelope)))
const actions = () => [...auditLinks(store.db)].map(({ action }) => action)
const cancel = () =>
  cancelMember(
    store.db,
    { memberId, numberAgain: leaverFacts.number, cancelledBy: '2001', at: LATER },
    random,
  )

describe('a register at the counter', () => {
  it('[REG1] keeps an event with its audit entry and its envelope, once', () => {
    const event = request()
    recordEvent(store.db, event, random)
    recordEvent(store.db, event, random)
    expect(registerEvents(store.db, 'request')).toEqual([event])
    expect(envelopes().filter(({ kind }) => kind === 'register')).toHaveLength(1)
    expect(envelopes().at(-1)?.body).toEqual(event)
    expect(actions().filter(action => action === 'request.received')).toHaveLength(1)
  })

  it('[REG1] keeps none of the three where one cannot be written', () => {
    store.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(() => recordEvent(store.db, request(), random)).toThrow('full')
    expect(registerEvents(store.db, 'request')).toEqual([])
    expect(envelopes().map(({ kind }) => kind)).toEqual(['enrolment'])
  })

  it('[REG2] takes other counters’ events from the feed, and leaves its own as it wrote them', () => {
    const own = request()
    recordEvent(store.db, own, random)
    const other = { ...request(), personal: null }
    const items = [{ ...own, personal: null }, other].map((body, at) => ({
      seq: at + 1,
      change: { kind: 'register' as const, body },
    }))
    applyPage(store.db, { items, cursor: 2, atEnd: true }, LATER)
    expect(eventsAbout(store.db, memberId)).toEqual(
      [own, other].sort((a, b) => (a.eventId < b.eventId ? -1 : 1)),
    )
    expect(envelopes().filter(({ kind }) => kind === 'register')).toHaveLength(1)
  })

  it('[REG3] loses with the member what describes the person, in every page and envelope, and keeps what happened', () => {
    const event = request()
    recordEvent(store.db, event, random)
    expect(cancel().ok).toBe(true)
    expect(eventsAbout(store.db, memberId)).toEqual([{ ...event, personal: null }])
    expect(found([WORDS, 'Đặng Thị Đại Diện'], everythingIn(store.folder, store.key))).toEqual([])
    expect(envelopes().map(({ kind }) => kind)).toEqual(['void', 'register', 'cancellation'])
    expect(envelopes()[1]?.body).toEqual({ ...event, personal: null })
  })

  it('[REG3] describes nobody who has left', () => {
    cancel()
    const event = request()
    recordEvent(store.db, event, random)
    expect(eventsAbout(store.db, memberId)).toEqual([{ ...event, personal: null }])
    expect(envelopes().at(-1)?.body).toEqual({ ...event, personal: null })
  })
})

describe('consents after the enrolment', () => {
  const withdrawal = () => ({
    changeId: randomUUID(),
    memberId,
    change: 'withdrawn' as const,
    purposes: ['transactions' as const],
    method: 'in-person' as const,
    at: LATER,
    receivedBy: '1001',
  })
  const agreed = () => {
    const member = findMember(store.db, memberId)
    if (!member) throw new Error('no member')
    return agreedPurposes(member.consent, consentChangesOf(store.db, memberId)).sort()
  }

  it('[CON1] are what was given and not taken back', () => {
    expect(agreed()).toEqual(['membership', 'transactions'])
    changeConsent(store.db, withdrawal(), random)
    expect(agreed()).toEqual(['membership'])
    const { noticeVersion, noticeHash } = { noticeVersion: '2027-01', noticeHash: 'b'.repeat(64) }
    const given = { change: 'given', purposes: ['contact'], language: 'vi', method: 'signature' } as const
    const text = { noticeVersion, noticeHash, at: '2026-11-23T09:00:00.000Z' }
    changeConsent(
      store.db,
      {
        ...given,
        ...text,
        purposes: [...given.purposes],
        changeId: randomUUID(),
        memberId,
        receivedBy: '1001',
      },
      random,
    )
    expect(agreed()).toEqual(['contact', 'membership'])
  })

  it('[CON2] are kept with audit entry and envelope, once', () => {
    const change = withdrawal()
    changeConsent(store.db, change, random)
    changeConsent(store.db, change, random)
    expect(envelopes().filter(({ kind }) => kind === 'consent')).toHaveLength(1)
    expect(actions().filter(action => action === 'consent.withdrawn')).toHaveLength(1)
  })

  it('[CON2] never take back what membership needs, nor change for who has left', () => {
    expect(changeConsent(store.db, { ...withdrawal(), purposes: ['membership'] }, random)).toEqual({
      ok: false,
      error: 'purpose-required',
    })
    cancel()
    expect(changeConsent(store.db, withdrawal(), random)).toEqual({ ok: false, error: 'member-cancelled' })
    expect(consentChangesOf(store.db, memberId)).toEqual([])
  })

  it('[ERA9] go with a member who never was at this counter, of whose consents it heard', () => {
    const change = { ...withdrawal(), memberId: randomUUID() }
    const heard = { seq: 1, change: { kind: 'consent', body: change } } as const
    const left = { memberId: change.memberId, state: 'cancelled' } as const
    const gone = { seq: 2, change: { kind: 'member', body: left } } as const
    applyPage(store.db, { items: [heard], cursor: 1, atEnd: true }, LATER)
    expect(consentChangesOf(store.db, change.memberId)).toEqual([change])
    const { cancelled } = applyPage(store.db, { items: [gone], cursor: 2, atEnd: true }, LATER)
    expect(cancelled).toEqual([change.memberId])
    expect(consentChangesOf(store.db, change.memberId)).toEqual([])
    applyPage(store.db, { items: [{ ...heard, seq: 3 }], cursor: 3, atEnd: true }, LATER)
    expect(consentChangesOf(store.db, change.memberId)).toEqual([])
  })

  it('[CON3] are proved by evidence that follows its record and goes with the member', () => {
    const evidence = {
      evidenceId: randomUUID(),
      memberId,
      changeId: null,
      signature: { aspect: 3000, strokes: [[10, 20, 30, 40]] },
      representative: {
        fullName: 'Đặng Thị Đại Diện',
        relation: 'mother' as const,
        childConsented: true,
        receivedBy: '2001',
      },
    }
    keepEvidence(store.db, evidence, random, LATER)
    expect(envelopes().map(({ kind }) => kind)).toEqual(['enrolment', 'evidence'])
    expect(evidenceOf(store.db, memberId)).toEqual([evidence])
    cancel()
    expect(evidenceOf(store.db, memberId)).toEqual([])
    expect(found(['Đặng Thị Đại Diện'], everythingIn(store.folder, store.key))).toEqual([])
  })
})
