import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/domain/member/facts.ts'
import { defaultSettings } from '../../../src/domain/settings/settings.ts'
import { correctMember } from '../../../src/store/correctMember.ts'
import { enrol } from '../../../src/store/enrol.ts'
import { findCancelled } from '../../../src/store/erasure/cancelledMembers.ts'
import { applyCurrent } from '../../../src/store/feed/applyCurrent.ts'
import { applyPage, applyUnread } from '../../../src/store/feed/applyPage.ts'
import { openCases } from '../../../src/store/feed/cases.ts'
import { changedMembers } from '../../../src/store/feed/changedMembers.ts'
import { newestNotice, settingsOf, storeNameOf } from '../../../src/store/feed/company.ts'
import { feedPlace } from '../../../src/store/feed/cursor.ts'
import type { FeedChange, MemberCase } from '../../../src/store/feed/feedChange.ts'
import { findMember, type StoredMember } from '../../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../../src/store/repositories/outbox.ts'
import { findStaff } from '../../../src/store/repositories/staff.ts'
import { shrinkSlice } from '../../../src/store/retention/shrink.ts'
import { findMembers } from '../../../src/store/search/findMembers.ts'
import { AT, clerk, enrolment, facts, makeStore, random, type TestStore } from '../counterFixture.ts'

let store: TestStore
let member: StoredMember
beforeEach(() => {
  store = makeStore()
  const enrolled = enrol(store.db, enrolment(1), random)
  if (!enrolled.ok) throw new Error('not enrolled')
  member = enrolled.value
})
afterEach(() => store.remove())

let seq = 0
const apply = (...changes: FeedChange[]) => {
  const items = changes.map(change => ({ seq: ++seq, change }))
  return applyPage(store.db, { items, cursor: seq, atEnd: false }, AT)
}
const current = (revision: number, changed: Partial<Facts>) =>
  applyCurrent(store.db, { memberId: member.memberId, revision, facts: { ...facts(1), ...changed } }, AT)
const held = () => findMember(store.db, member.memberId)?.facts
const memberCase = (decidedAt: string | null = null): MemberCase => ({
  caseId: 'c1',
  memberId: member.memberId,
  openedAt: AT,
  decidedAt,
  about: { kind: 'duplicate', otherStore: '002' },
})

describe('a page of the feed', () => {
  it('[FEE3] is applied with its cursor, or not at all', () => {
    const broken = {
      kind: 'settings',
      body: { ...defaultSettings, idleLockMinutes: 1n },
    } as unknown as FeedChange
    expect(() => apply({ kind: 'store', body: { code: '002', name: 'Harmoor Hai' } }, broken)).toThrow()
    expect([feedPlace(store.db).cursor, storeNameOf(store.db, '002')]).toEqual([0, '002'])
    apply({ kind: 'store', body: { code: '002', name: 'Harmoor Hai' } })
    expect([feedPlace(store.db).cursor, storeNameOf(store.db, '002')]).toEqual([seq, 'Harmoor Hai'])
  })

  it('brings staff who come, whose role changes and who may sign in no more', () => {
    const came = { staffNumber: '1002', name: 'Lê Thị Mẫu', role: 'clerk', pinHash: '$argon2id$y' } as const
    apply({ kind: 'staff', body: { ...came, active: true } })
    expect(findStaff(store.db, '1002')).toMatchObject(came)
    const applied = apply(
      { kind: 'staff', body: { ...came, role: 'supervisor', active: true } },
      { kind: 'staff', body: { ...clerk, active: false } },
    )
    expect(applied.staff).toEqual(['1002', clerk.staffNumber])
    expect(findStaff(store.db, '1002')?.role).toBe('supervisor')
    expect(findStaff(store.db, clerk.staffNumber)).toBe(null)
  })

  it('brings settings and the newest notice', () => {
    const notice = (version: string) => ({ version, texts: { vi: `vi ${version}`, en: `en ${version}` } })
    const settings = { ...defaultSettings, idleLockMinutes: 9 }
    apply({ kind: 'notice', body: notice('2026-12') }, { kind: 'notice', body: notice('2026-11') })
    expect(settingsOf(store.db)).toEqual(defaultSettings)
    apply({ kind: 'settings', body: settings })
    expect([settingsOf(store.db), newestNotice(store.db)]).toEqual([settings, notice('2026-12')])
  })

  it('[VER4] keeps what this version does not know, and applies it when it does, with what came after it', () => {
    apply({ kind: 'unread', body: { kind: 'shop', text: '{"code":"003","name":"Ba"}' } })
    const first = seq
    apply({ kind: 'store', body: { code: '003', name: 'Harmoor Ba' } })
    applyUnread(store.db, () => null, AT)
    expect(feedPlace(store.db).cursor).toBe(seq)
    applyUnread(store.db, (_kind, text) => ({ kind: 'store', body: JSON.parse(text) }), AT)
    expect([storeNameOf(store.db, '003'), feedPlace(store.db).cursor]).toEqual(['Ba', first])
  })

  it('keeps cases until they are decided', () => {
    apply({ kind: 'case', body: memberCase() })
    expect(openCases(store.db)).toEqual([memberCase()])
    apply({ kind: 'case', body: memberCase(AT) })
    expect(openCases(store.db)).toEqual([])
  })

  it('[FEE6] [ERA9] ends a membership that was cancelled elsewhere, and brings nothing of it back', () => {
    const { memberId } = member
    apply({ kind: 'case', body: memberCase() })
    expect(apply({ kind: 'member', body: { memberId, state: 'cancelled' } }).cancelled).toEqual([memberId])
    apply(
      { kind: 'member', body: { memberId, state: 'current', revision: 9 } },
      { kind: 'case', body: memberCase() },
    )
    current(9, {})
    expect([findCancelled(store.db, memberId)?.cancelledBy, held()]).toEqual(['headquarters', undefined])
    expect([openCases(store.db), changedMembers(store.db, 9)]).toEqual([[], []])
  })
})

describe('a member who was changed at headquarters', () => {
  it('[FEE4] is asked for only where it is held', () => {
    const other = { memberId: 'someone-else', state: 'current', revision: 1 } as const
    apply(
      { kind: 'member', body: other },
      { kind: 'member', body: { memberId: member.memberId, state: 'current', revision: 1 } },
    )
    expect(changedMembers(store.db, 9)).toEqual([member.memberId])
    current(1, { fullName: 'Nguyễn Thị Mận' })
    expect([held()?.fullName, changedMembers(store.db, 9)]).toEqual(['Nguyễn Thị Mận', []])
    expect(findMembers(store.db, 'thi man', 9)).toHaveLength(1)
  })

  it('[FEE4] keeps this counter’s own correction until headquarters has answered it', () => {
    const { memberId, cardNumber } = member
    const change = { fact: 'phone', from: '+84925186878', to: '+84925186879' } as const
    const correction = {
      correctionId: 'k',
      memberId,
      cardNumber,
      reason: 'r',
      proposedBy: '1001',
      approval: null,
    }
    correctMember(store.db, { ...correction, changes: [change] }, random, AT)
    current(1, { phone: '+84925186000', email: null })
    expect(held()).toMatchObject({ phone: '+84925186879', email: null })
    const answered = nextBatch(store.db, 9).map(({ envelopeId }) => ({
      envelopeId,
      state: 'confirmed' as const,
      receipt: '{}',
    }))
    settle(store.db, answered, AT)
    current(1, { phone: '+84925186000', email: null })
    expect(held()).toMatchObject({ phone: '+84925186000', email: null })
  })

  it('is not put back to what headquarters had before', () => {
    current(2, { email: 'moi@example.com' })
    current(1, { email: 'cu@example.com' })
    expect(held()?.email).toBe('moi@example.com')
  })

  it('[RET3] is found by the new document where only blind indexes are left, and by the old one no more', () => {
    const answered = nextBatch(store.db, 9).map(({ envelopeId }) => ({
      envelopeId,
      state: 'confirmed' as const,
      receipt: '{}',
    }))
    settle(store.db, answered, AT)
    shrinkSlice(store.db, new Date('2027-03-01T00:00:00.000Z'))
    current(1, facts(2))
    expect(enrol(store.db, enrolment(2), random)).toMatchObject({ error: { code: 'already-a-member' } })
    expect(enrol(store.db, enrolment(1), random).ok).toBe(true)
  })
})
