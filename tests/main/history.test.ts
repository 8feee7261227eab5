import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HistoryEntry } from '../../src/contract/ipc/history.ts'
import { memberHistory } from '../../src/main/members/history.ts'
import { changeConsent } from '../../src/store/changeConsent.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { emptyLog } from '../../src/store/erasure/emptyLog.ts'
import { applyCurrent } from '../../src/store/feed/applyCurrent.ts'
import { registerEvents } from '../../src/store/registers/events.ts'
import { recordEvent } from '../../src/store/registers/recordEvent.ts'
import { revealChange } from '../../src/store/registers/revealChange.ts'
import { revealFacts } from '../../src/store/registers/revealFacts.ts'
import { factChangesOf } from '../../src/store/repositories/factChanges.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { decideProposal, keepProposal, proposalsAbout } from '../../src/store/repositories/proposals.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { approved } from '../store/approved.ts'
import { enrolment, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { everythingIn, found } from '../store/plainPages.ts'

let store: TestStore
let memberId: string
let cardNumber: string
beforeEach(() => {
  store = makeStore()
  const made = enrol(store.db, enrolment(1), random)
  if (!made.ok) throw new Error('not enrolled')
  ;({ memberId, cardNumber } = made.value)
})
afterEach(() => store.remove())

const at = (minute: number) => `2026-11-22T09:${String(minute).padStart(2, '0')}:00.000Z`
const NEW_PHONE = '+84912000777'
const proposal = (to = NEW_PHONE) => ({
  correctionId: randomUUID(),
  memberId,
  cardNumber,
  changes: [{ fact: 'phone' as const, from: facts(1).phone, to }],
  reason: 'Khách đổi số',
  proposedBy: '1001',
})
const correct = () => {
  const made = approved(store.db, { ...proposal(), approval: null })
  correctMember(store.db, made, random, at(1))
  return made.correctionId
}
const history = () => memberHistory(store.db, memberId).map(entry => HistoryEntry.parse(entry))
const kinds = () => history().map(({ what }) => what.kind)
const receipt = () => ({ envelopeId: randomUUID(), storedAt: at(30) })
const confirmAll = () => {
  const settled = nextBatch(store.db, 50).map(({ envelopeId }) => ({
    envelopeId,
    state: 'confirmed' as const,
    receipt: JSON.stringify(receipt()),
  }))
  settle(store.db, settled, at(30))
}
const valuesOf = (changeId: string) =>
  revealChange(store.db, { memberId, changeId, purpose: 'correction', by: '1001', at: at(9) }, random)

describe('a member’s history', () => {
  it('tells everything that happened, the newest first, each with who did it and where it is', () => {
    const correctionId = correct()
    const withdrawal = { changeId: randomUUID(), memberId, change: 'withdrawn' as const }
    const how = { method: 'phone' as const, at: at(2), receivedBy: '1001' }
    changeConsent(store.db, { ...withdrawal, ...how, purposes: ['transactions'] }, random)
    const access = { memberId, what: 'revealed' as const, purpose: 'contact' as const, by: '1001' }
    revealFacts(store.db, { ...access, facts: ['phone'], at: at(3) }, random)
    const received = { kind: 'view', channel: 'phone', byRepresentative: false, identityCheck: 'call-back' }
    const event = { register: 'request' as const, entryId: randomUUID(), memberId, by: '1001' }
    recordEvent(
      store.db,
      { ...event, eventId: randomUUID(), what: 'received', at: at(4), kept: received, personal: null },
      random,
    )
    confirmAll()
    const told = history()
    expect(told.map(({ what }) => what.kind)).toEqual([
      'received',
      'request',
      'access',
      'consent-withdrawn',
      'corrected',
      'enrolled',
    ])
    expect(told[4]).toMatchObject({
      entryId: correctionId,
      by: { number: '1001', name: 'Trần Văn Ví Dụ' },
      delivery: 'confirmed',
      what: { facts: ['phone'], approvedBy: { number: '2001' }, reason: 'Khách đổi số', values: true },
    })
    expect(told[2]).toMatchObject({ delivery: 'confirmed', what: { purpose: 'contact', facts: ['phone'] } })
  })

  it('says no value of any fact, until a purpose is named, which is written down', () => {
    const correctionId = correct()
    const text = JSON.stringify(history())
    for (const value of [NEW_PHONE, ...Object.values(facts(1))]) expect(text).not.toContain(`"${value}"`)
    expect(valuesOf(correctionId)).toEqual({
      ok: true,
      value: [{ fact: 'phone', from: facts(1).phone, to: NEW_PHONE }],
    })
    expect(registerEvents(store.db, 'access')).toMatchObject([
      { what: 'revealed', by: '1001', kept: { purpose: 'correction', facts: ['phone'] } },
    ])
  })

  it('shows what waits for a supervisor, and what one turned away, with the reason', () => {
    const first = proposal()
    keepProposal(store.db, first, at(1))
    expect(history()[0]).toMatchObject({
      what: { kind: 'proposed', facts: ['phone'] },
      by: { number: '1001' },
    })
    decideProposal(store.db, first.correctionId, { by: '2001', at: at(2), rejection: 'Chưa xem giấy tờ' })
    expect(history()[0]).toMatchObject({
      by: { number: '2001' },
      what: { kind: 'turned-away', rejection: 'Chưa xem giấy tờ', proposedBy: { number: '1001' } },
    })
    expect(valuesOf(first.correctionId).ok).toBe(true)
  })

  it('shows what another counter or headquarters changed, and which facts', () => {
    applyCurrent(store.db, { memberId, revision: 3, facts: { ...facts(1), address: null } }, at(5))
    expect(history()[0]).toMatchObject({
      by: null,
      delivery: null,
      what: { kind: 'changed-elsewhere', facts: ['address'], values: true },
    })
    applyCurrent(store.db, { memberId, revision: 3, facts: { ...facts(1), address: null } }, at(6))
    expect(kinds().filter(kind => kind === 'changed-elsewhere')).toHaveLength(1)
  })

  it('[COR12] keeps after the window who changed which facts, and lets the values and the reason go', () => {
    const correctionId = correct()
    const turned = proposal('+84912000888')
    keepProposal(store.db, turned, at(1))
    decideProposal(store.db, turned.correctionId, { by: '2001', at: at(2), rejection: 'Không' })
    confirmAll()
    expect(shrinkSlice(store.db, new Date('2027-03-01T00:00:00.000Z'))).toBe(1)
    expect(history().find(({ entryId }) => entryId === correctionId)).toMatchObject({
      by: { number: '1001' },
      what: { kind: 'corrected', facts: ['phone'], values: false, reason: null },
    })
    expect(valuesOf(correctionId)).toEqual({ ok: false, error: 'member-shrunk' })
    expect(registerEvents(store.db, 'access')).toEqual([])
    emptyLog(store.db)
    expect(found([NEW_PHONE, '+84912000888'], everythingIn(store.folder, store.key))).toEqual([])
  })

  it('[COR12] a proposal that waits keeps its member for one window, and then falls with it', () => {
    keepProposal(store.db, proposal(), '2027-02-20T00:00:00.000Z')
    confirmAll()
    expect(shrinkSlice(store.db, new Date('2027-03-01T00:00:00.000Z'))).toBe(0)
    expect(shrinkSlice(store.db, new Date('2027-04-01T00:00:00.000Z'))).toBe(1)
    expect(proposalsAbout(store.db, memberId)).toEqual([])
  })

  it('of who left keeps what the law asks to prove, and no change of a fact', () => {
    const correctionId = correct()
    valuesOf(correctionId)
    const left = { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at: at(20) }
    cancelMember(store.db, left, random)
    expect(kinds()).toEqual(['cancelled', 'access'])
    expect(factChangesOf(store.db, memberId)).toEqual([])
    expect(valuesOf(correctionId)).toEqual({ ok: false, error: 'member-cancelled' })
  })
})
