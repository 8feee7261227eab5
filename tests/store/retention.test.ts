import { setImmediate } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { keepDraft } from '../../src/store/repositories/drafts.ts'
import { findMember, recentMembers, type StoredMember } from '../../src/store/repositories/members.ts'
import { receiptOfEnrolment } from '../../src/store/repositories/outbox.ts'
import { documentIndex } from '../../src/store/retention/blindIndex.ts'
import { restoreMember } from '../../src/store/retention/restoreMember.ts'
import { shrinkDue, shrinkSlice } from '../../src/store/retention/shrink.ts'
import { findShrunk, findShrunkTyped } from '../../src/store/retention/shrunkMembers.ts'
import { retainDays, setRetainDays } from '../../src/store/retention/window.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { AT, enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'
import { confirm, enrolLeaver, enrolOthers, leaver, leaverFacts, refuse, traces } from './leaver.ts'
import { everythingIn, found } from './plainPages.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const DAY_MS = 86_400_000
const onDay = (days: number) => new Date(Date.parse(AT) + days * DAY_MS)
const shrink = (now: Date) =>
  shrinkDue(
    store.db,
    () => now,
    () => setImmediate(true),
  )
const left = () => found(traces(leaverFacts), everythingIn(store.folder, store.key))
const shrunkIds = (typed: string) => findShrunkTyped(store.db, typed, 20).map(one => one.memberId)

async function shrunkLeaver(): Promise<StoredMember> {
  const member = enrolLeaver(store)
  confirm(store, member.memberId, AT)
  expect(await shrink(onDay(31))).toBe(1)
  return member
}
const restore = (member: StoredMember, at = onDay(40)) => {
  const { memberId, cardNumber, facts, consent, enrolledBy, enrolledAt } = member
  const held = { memberId, cardNumber, facts, consent, enrolledBy }
  const how = { purpose: 'service', fetchedBy: '1001', at: at.toISOString() }
  return restoreMember(store.db, { member: held, enrolledAt, ...how }, random)
}

describe('a record whose time in the store is over', () => {
  it('[RET1] leaves no byte of the eight facts, and keeps its card and its receipt', async () => {
    enrolOthers(store, 100, 40)
    const { memberId, cardNumber } = enrolLeaver(store)
    confirm(store, memberId, AT)
    expect(await shrink(onDay(29.9))).toBe(0)
    expect(left()).not.toEqual([])
    expect(await shrink(onDay(30.1))).toBe(1)
    expect(left()).toEqual([])
    expect(findMember(store.db, memberId)).toBeNull()
    expect(findShrunk(store.db, memberId)).toMatchObject({ cardNumber, enrolledAt: AT })
    expect(receiptOfEnrolment(store.db, memberId)).toBe('{"storedAt":"then"}')
    expect(store.db.prepare('SELECT count(*) FROM consent WHERE member_id = ?').pluck().get(memberId)).toBe(0)
    store.db.exec(`INSERT INTO member_name (member_name) VALUES ('integrity-check')`)
    expect(verifyAudit(store.db)).toMatchObject({ ok: true })
  })

  it('[RET1] goes by the days that are set, which is told in the audit log', async () => {
    expect(retainDays(store.db)).toBe(30)
    setRetainDays(store.db, 3, { staffNumber: '2001', at: AT })
    const { memberId } = enrolLeaver(store)
    confirm(store, memberId, AT)
    expect(await shrink(onDay(2.9))).toBe(0)
    expect(await shrink(onDay(3.1))).toBe(1)
    expect(() => setRetainDays(store.db, 0, { staffNumber: '2001', at: AT })).toThrow('CHECK')
  })

  it('[RET2] stays whole while headquarters has not confirmed it, however old', async () => {
    const waiting = enrolLeaver(store)
    const refused = enrol(store.db, enrolment(7), random)
    if (!refused.ok) throw new Error(refused.error.code)
    refuse(store, refused.value.memberId, AT)
    expect(await shrink(onDay(3000))).toBe(0)
    expect(findMember(store.db, waiting.memberId)?.facts).toEqual(leaverFacts)
    expect(findMember(store.db, refused.value.memberId)?.facts).toEqual(facts(7))
    expect(recentMembers(store.db, '2030-01-01', 9)).toHaveLength(2)
  })

  it('[RET1] goes in slices, each kept or undone as one', async () => {
    for (let n = 1; n <= 250; n += 1) {
      const made = enrol(store.db, enrolment(n), random)
      if (made.ok) confirm(store, made.value.memberId, AT)
    }
    const count = (table: string) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()
    expect(() =>
      inTransaction(store.db, () => {
        expect(shrinkSlice(store.db, onDay(31))).toBeGreaterThan(0)
        throw new Error('cut off')
      }),
    ).toThrow('cut off')
    expect([count('member'), count('shrunk_member')]).toEqual([250, 0])
    expect(shrinkSlice(store.db, onDay(31))).toBeLessThanOrEqual(100)
    await shrink(onDay(31))
    expect([count('member'), count('shrunk_member')]).toEqual([0, 250])
  })

  it('stops between slices when the store is closing', async () => {
    const { memberId } = enrolLeaver(store)
    confirm(store, memberId, AT)
    const closing = async () => false
    expect(await shrinkDue(store.db, () => onDay(31), closing)).toBe(0)
    expect(findMember(store.db, memberId)).not.toBeNull()
  })
})

describe('a member whose facts are at headquarters only', () => {
  it('[RET3] is found as a duplicate, by the same document and no other', async () => {
    const { memberId, cardNumber } = await shrunkLeaver()
    const already = { ok: false, error: { code: 'already-a-member', cardNumber } }
    expect(enrol(store.db, leaver(), random)).toEqual(already)
    expect(enrol(store.db, { ...leaver({ number: 'B1234567' }), memberId }, random)).toEqual(already)
    expect(enrol(store.db, leaver({ nationality: 'VNM' }), random).ok).toBe(true)
  })

  it('[RET4] is found by whole number, phone and card, and not by name', async () => {
    const { memberId, cardNumber } = await shrunkLeaver()
    for (const typed of ['079287654321', '079 287 654 321', '0977553311', '+84977553311', cardNumber])
      expect(shrunkIds(typed), typed).toEqual([memberId])
    for (const typed of ['xyzzyquat', 'krakatoa', '07928765432', '079287654322', '097755331', ''])
      expect(shrunkIds(typed), typed).toEqual([])
    expect(findMembers(store.db, '079287654321', 20)).toEqual([])
  })

  it('has an index that says nothing in another store', () => {
    const other = makeStore()
    expect(documentIndex(store.db, '1', 'VNM')).not.toBe(documentIndex(other.db, '1', 'VNM'))
    other.remove()
  })

  it('does not get a draft back', async () => {
    const { memberId } = await shrunkLeaver()
    keepDraft(store.db, { enrolmentId: memberId, content: leaverFacts.phone }, { staffNumber: '1', at: AT })
    expect(left()).toEqual([])
  })

  it('[RET5] comes back for the window, findable again, and goes again', async () => {
    const member = await shrunkLeaver()
    const { memberId } = member
    const back = restore(member)
    expect(back).toMatchObject({ ok: true, value: { facts: leaverFacts, enrolledAt: AT } })
    expect(restore(member)).toEqual(back)
    expect(findMembers(store.db, 'krakatoa', 20)).toHaveLength(1)
    expect(shrunkIds(leaverFacts.number)).toEqual([])
    const told = store.db.prepare('SELECT actor, action, subject FROM audit ORDER BY sequence DESC LIMIT 1')
    expect(told.get()).toEqual({ actor: '1001', action: 'member.fetchedBack.service', subject: memberId })
    expect(await shrink(onDay(69))).toBe(0)
    expect(await shrink(onDay(71))).toBe(1)
    expect(left()).toEqual([])
    expect(shrunkIds(leaverFacts.number)).toEqual([memberId])
  })

  it('[RET5] does not come back as somebody else, nor once the membership ended', async () => {
    const member = await shrunkLeaver()
    const { memberId } = member
    const swapped = { ...member, facts: { ...member.facts, number: '079287654322' } }
    expect(restore(swapped)).toEqual({ ok: false, error: 'another-member' })
    expect(restore({ ...member, cardNumber: '001010000999' })).toEqual({ ok: false, error: 'another-member' })
    expect(restore({ ...member, memberId: enrolment().memberId })).toEqual({
      ok: false,
      error: 'member-unknown',
    })
    const cancel = (numberAgain: string) =>
      cancelMember(store.db, { memberId, numberAgain, cancelledBy: '2001', at: AT }, random)
    expect(cancel('079287654322')).toEqual({ ok: false, error: 'number-not-the-same' })
    expect(cancel('079287654321')).toMatchObject({ ok: true })
    expect(restore(member)).toEqual({ ok: false, error: 'member-cancelled' })
    expect(shrunkIds(leaverFacts.number)).toEqual([])
  })
})

it('what is due is found by indexes, however many records were shrunk', () => {
  const due = (sql: string) =>
    (store.db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[]).map(step => step.detail)
  const plan = due(
    `SELECT member_id FROM outbox INDEXED BY outbox_with_facts
     WHERE state = 'confirmed' AND kind = 'enrolment' AND envelope IS NOT NULL AND settled_at < '2026'
     ORDER BY settled_at LIMIT 100`,
  )
  expect(plan).toEqual([expect.stringContaining('USING INDEX outbox_with_facts (settled_at<?)')])
})
