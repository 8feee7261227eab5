import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Correction, FactChange } from '../../src/domain/correction/correction.ts'
import { changePin } from '../../src/store/changePin.ts'
import { correctMember } from '../../src/store/correctMember.ts'
import { enrol } from '../../src/store/enrol.ts'
import { applyCancellation } from '../../src/store/erasure/applyCancellation.ts'
import { emptyLog } from '../../src/store/erasure/emptyLog.ts'
import { changedMembers } from '../../src/store/feed/changedMembers.ts'
import { reissue } from '../../src/store/reissue.ts'
import { lastAudit, verifyAudit } from '../../src/store/repositories/audit.ts'
import { cardsMadeAnew } from '../../src/store/repositories/cardsMadeAnew.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { nextBatch, outboxSummary, settle } from '../../src/store/repositories/outbox.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { approved } from './approved.ts'
import { AT, enrolment, makeStore, random, type TestStore } from './counterFixture.ts'
import { everythingIn, found } from './plainPages.ts'

let store: TestStore
let memberId: string
let cardNumber: string
beforeEach(() => {
  store = makeStore()
  const member = enrol(store.db, enrolment(1), random)
  if (!member.ok) throw new Error('not enrolled')
  ;({ memberId, cardNumber } = member.value)
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const MONTHS_LATER = new Date('2027-03-01T00:00:00.000Z')
const PHONE: FactChange = { fact: 'phone', from: '+84925186878', to: '+84925186879' }
const NAME: FactChange = { fact: 'fullName', from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mận' }

const correction = (changes: FactChange[], more: Partial<Correction> = {}): Correction => ({
  correctionId: randomUUID(),
  memberId,
  cardNumber,
  changes,
  reason: 'Khách đổi số',
  proposedBy: '1001',
  approval: null,
  ...more,
})
const correct = (changes: FactChange[], more?: Partial<Correction>) =>
  correctMember(store.db, correction(changes, more), random, LATER)
const correctBy = (changes: FactChange[], approvedBy?: string) =>
  correctMember(store.db, approved(store.db, correction(changes), approvedBy), random, LATER)
const confirmAll = () => {
  const settled = nextBatch(store.db, 50).map(({ envelopeId }) => ({
    envelopeId,
    state: 'confirmed' as const,
    receipt: '{}',
  }))
  settle(store.db, settled, LATER)
}
const kinds = () => nextBatch(store.db, 50).map(({ kind }) => kind)

describe('a correction at the counter', () => {
  it('[COR7] changes the member, what a search finds, the audit log and the outbox together', () => {
    const made = correctBy([PHONE, NAME])
    expect(made).toMatchObject({ ok: true, value: { facts: { phone: PHONE.to, fullName: NAME.to } } })
    expect(findMembers(store.db, 'nguyen thi man', 9)).toHaveLength(1)
    expect(findMembers(store.db, 'thi mau', 9)).toHaveLength(0)
    expect(lastAudit(store.db)).toMatchObject({
      action: 'member.corrected',
      actor: '1001',
      subject: memberId,
    })
    expect(verifyAudit(store.db).ok).toBe(true)
    expect(kinds()).toEqual(['enrolment', 'correction'])
    const [, sent] = nextBatch(store.db, 2)
    expect(JSON.parse(sent?.envelope ?? '')).toMatchObject({
      version: 3,
      sequence: 2,
      body: { changes: [PHONE, NAME] },
    })
  })

  it('[COR7] leaves nothing behind when the disk takes only a part of it', () => {
    store.db.exec(`CREATE TEMP TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`)
    expect(() => correct([PHONE])).toThrow('full')
    expect(findMember(store.db, memberId)?.facts.phone).toBe(PHONE.from)
    expect(kinds()).toEqual(['enrolment'])
  })

  it('is made once, however often it is pressed', () => {
    const same = correction([PHONE])
    for (let press = 0; press < 3; press += 1)
      expect(correctMember(store.db, same, random, LATER).ok).toBe(true)
    expect(kinds()).toEqual(['enrolment', 'correction'])
  })

  it('[COR6] needs another person’s approval where headquarters asks for one', () => {
    expect(correct([NAME])).toEqual({ ok: false, error: { code: 'approval-needed' } })
    expect(correctBy([NAME], '1001')).toEqual({
      ok: false,
      error: { code: 'self-approved' },
    })
    expect(correctBy([NAME]).ok).toBe(true)
  })

  it('[COR11] is made by a word for this very change upon the member as they are now, once', () => {
    const bound = approved(store.db, correction([NAME]))
    const { approval } = bound
    if (!approval) throw new Error('not approved')
    const refused = { ok: false, error: { code: 'approval-needed' } }
    const make = (more: Partial<Correction>) => correctMember(store.db, { ...bound, ...more }, random, LATER)
    for (const more of [
      { changes: [{ ...NAME, to: 'Nguyễn Thị Mơ' }] },
      { correctionId: randomUUID() },
      { reason: 'Lý do khác' },
      { approval: { ...approval, approvedBy: '2002' } },
      { approval: { ...approval, nonce: 'x'.repeat(22) } },
      { approval: { ...approval, base: 'a'.repeat(64) } },
      { approval: { ...approval, base: undefined } },
    ])
      expect(make(more)).toEqual(refused)
    // Somebody else's change came in between: what the supervisor saw is of another version.
    correct([PHONE])
    expect(make({})).toEqual(refused)
    const anew = approved(store.db, correction([NAME]))
    expect(correctMember(store.db, anew, random, LATER).ok).toBe(true)
    const back = correction([{ fact: 'fullName', from: NAME.to, to: NAME.from }])
    const { approval: word } = anew
    expect(correctMember(store.db, { ...back, approval: word }, random, LATER)).toEqual(refused)
  })

  it('is refused where the facts are not what they were, and says which', () => {
    correct([PHONE])
    expect(correct([{ ...PHONE, to: '+84925186880' }])).toEqual({
      ok: false,
      error: { code: 'facts-changed', facts: ['phone'] },
    })
  })

  it('is refused where the document is another member’s', () => {
    const other = enrol(store.db, enrolment(2), random)
    const number: FactChange = { fact: 'number', from: '001199000001', to: '001199000002' }
    expect(correctBy([number])).toEqual({
      ok: false,
      error: { code: 'already-a-member', cardNumber: other.ok && other.value.cardNumber },
    })
  })

  it('[COR5] is refused for who has left, is not here, or has been shrunk', () => {
    expect(correct([PHONE], { memberId: randomUUID() })).toMatchObject({ error: { code: 'member-unknown' } })
    confirmAll()
    shrinkSlice(store.db, MONTHS_LATER)
    expect(correct([PHONE])).toMatchObject({ error: { code: 'member-shrunk' } })
    applyCancellation(store.db, memberId, LATER)
    expect(correct([PHONE])).toMatchObject({ error: { code: 'member-cancelled' } })
  })

  it('[COR8] leaves no fact behind when the member is erased, confirmed or not', () => {
    correct([PHONE])
    confirmAll()
    correct([{ ...PHONE, from: PHONE.to, to: '+84925186881' }])
    expect(found(['+84925186879', '+84925186881'], everythingIn(store.folder, store.key))).toHaveLength(2)
    applyCancellation(store.db, memberId, LATER)
    expect(found(['+84925186879', '+84925186881'], everythingIn(store.folder, store.key))).toEqual([])
    expect(kinds()).toEqual(['void'])
  })

  it('[RET2] [COR8] keeps a member until it is confirmed, and goes with the facts when they are let go', () => {
    confirmAll()
    correct([PHONE])
    expect(shrinkSlice(store.db, MONTHS_LATER)).toBe(0)
    confirmAll()
    expect(shrinkSlice(store.db, MONTHS_LATER)).toBe(1)
    expect(outboxSummary(store.db)).toMatchObject({ waiting: 0, refused: 0 })
    emptyLog(store.db)
    expect(found(['925186879'], everythingIn(store.folder, store.key))).toEqual([])
  })

  it('[FEE4] has the member’s facts asked for again once headquarters has answered', () => {
    correct([PHONE])
    expect(changedMembers(store.db, 9)).toEqual([])
    confirmAll()
    expect(changedMembers(store.db, 9)).toEqual([memberId])
  })

  it('[SYN15] [COR11] keeps the card that it was approved for, where the member has another since, and the counter says which', () => {
    correct([PHONE])
    const [enrolled, corrected] = nextBatch(store.db, 2)
    if (!enrolled || !corrected) throw new Error('not in the outbox')
    for (const item of [enrolled, corrected]) reissue(store.db, item, random, AT)
    const card = findMember(store.db, memberId)?.cardNumber
    expect(card).not.toBe(cardNumber)
    const bodies = nextBatch(store.db, 9).map(({ envelope }) => JSON.parse(envelope).body.cardNumber)
    expect(bodies).toEqual([card, cardNumber])
    expect(cardsMadeAnew(store.db)).toEqual([{ memberId, cardBefore: cardNumber, cardNumber: card, at: AT }])
  })
})

describe('the outbox', () => {
  it('[VER3] holds back what headquarters does not know yet, and all that was made after it', () => {
    correct([PHONE])
    enrol(store.db, enrolment(2), random)
    expect(nextBatch(store.db, 9, { protocol: 1 }).map(({ sequence }) => sequence)).toEqual([1])
    expect(nextBatch(store.db, 9, { protocol: 2 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    // A word that is bound to the version of the member came with version 3.
    expect(correctBy([NAME]).ok).toBe(true)
    expect(nextBatch(store.db, 9, { protocol: 2 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3])
    expect(nextBatch(store.db, 9, { protocol: 3 }).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4])
  })

  it('[VER3] holds back a PIN that says who else may know it: one of version 2 would be refused for good', () => {
    changePin(store.db, { staffNumber: '1001', pinHash: '$argon2id$new', changedBy: '2001', at: AT }, random)
    expect(nextBatch(store.db, 9, { protocol: 2 }).map(({ kind }) => kind)).toEqual(['enrolment'])
    expect(nextBatch(store.db, 9, { protocol: 3 }).map(({ kind }) => kind)).toEqual(['enrolment', 'pin'])
  })
})
