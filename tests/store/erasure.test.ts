import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inTransaction } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { applyCancellation } from '../../src/store/erasure/applyCancellation.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { emptyLog } from '../../src/store/erasure/emptyLog.ts'
import { eraseMember } from '../../src/store/erasure/eraseMember.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { keepDraft } from '../../src/store/repositories/drafts.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { markOutbox, nextBatch, outboxSummary } from '../../src/store/repositories/outbox.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { AT, makeStore, random, type TestStore } from './counterFixture.ts'
import {
  confirm,
  enrolLeaver,
  enrolOthers,
  leaver,
  leaverFacts,
  nameTraces,
  refuse,
  traces,
} from './leaver.ts'
import { everythingIn, found } from './plainPages.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const LATER = '2026-11-22T09:00:00.000Z'
const MONTHS_LATER = new Date('2027-03-01T00:00:00.000Z')
const supervisor = { cancelledBy: '2001', at: LATER }
const cancel = (memberId: string, numberAgain = leaverFacts.number) =>
  cancelMember(store.db, { memberId, numberAgain, ...supervisor }, random)
const left = (texts = traces(leaverFacts)) => found(texts, everythingIn(store.folder, store.key))
const row = (memberId: string, kind: string) =>
  store.db.prepare('SELECT * FROM outbox WHERE member_id = ? AND kind = ?').get(memberId, kind) as
    | Record<string, string | null>
    | undefined

/** Where the leaver's record may be when the membership ends. */
const standings: [string, (memberId: string) => void][] = [
  ['not sent yet', () => {}],
  ['under way', () => markOutbox(store.db, [81], 'sending')],
  ['sent without an answer', () => markOutbox(store.db, [81], 'sent')],
  ['refused', id => refuse(store, id, AT)],
  ['confirmed', id => confirm(store, id, AT)],
  [
    'confirmed and shrunk',
    id => {
      confirm(store, id, AT)
      expect(shrinkSlice(store.db, MONTHS_LATER)).toBe(1)
    },
  ],
]

describe('after a membership is cancelled', () => {
  it.each(standings)(
    '[ERA2] no byte of the eight facts is left, in the store, its log or beside it: %s',
    (_, stand) => {
      enrolOthers(store, 100, 80)
      const form = leaver()
      const forms = ['{"typed":"Xyzz"}', JSON.stringify({ fields: form.facts })]
      for (const content of forms)
        keepDraft(store.db, { enrolmentId: form.memberId, content }, { staffNumber: '1001', at: AT })
      const { memberId } = enrolLeaver(store, form)
      enrolOthers(store, 200, 80)
      stand(memberId)
      expect(left()).not.toEqual([])
      expect(cancel(memberId)).toMatchObject({ ok: true })
      expect(left()).toEqual([])
      expect(statSync(`${store.file}-wal`).size).toBe(0)
      expect(findMembers(store.db, 'xyz', 20)).toEqual([])
      expect(verifyAudit(store.db)).toMatchObject({ ok: true })
    },
  )

  it('[ERA2] a form into which the customer’s document was read again is gone too, and no other', () => {
    const { memberId } = enrolLeaver(store)
    const keep = (content: string) => {
      const enrolmentId = randomUUID()
      keepDraft(store.db, { enrolmentId, content }, { staffNumber: '1001', at: AT })
    }
    keep(JSON.stringify({ number: '079 287 654 321', fullName: leaverFacts.fullName }))
    cancel(memberId)
    expect(left()).toEqual([])
    const other = enrolLeaver(store)
    keep('{"typed":"somebody else"}')
    cancel(other.memberId)
    expect(left(['somebody else'])).toEqual(['somebody else'])
  })

  it('a twin of the same name is left alone, and is found by every beginning of every word', () => {
    enrolOthers(store, 100, 60)
    const twin = enrolLeaver(store, leaver({ number: '079287650000', email: null, phone: '+84977550000' }))
    const { memberId } = enrolLeaver(store)
    cancel(memberId)
    expect(findMember(store.db, twin.memberId)).toEqual(twin)
    for (const word of ['xyzzyquat', 'krakatoa', 'wolframo', 'Krakatoắ'])
      for (let length = 2; length <= word.length; length += 1)
        expect(findMembers(store.db, word.slice(0, length), 200).map(one => one.memberId)).toEqual([
          twin.memberId,
        ])
    store.db.exec(`INSERT INTO member_name (member_name) VALUES ('integrity-check')`)
    expect(left([leaverFacts.number, leaverFacts.phone, leaverFacts.email ?? ''])).toEqual([])
  })
})

describe('the scan itself', () => {
  it('finds what stays in freed pages without secure_delete', () => {
    store.db.pragma('secure_delete=OFF')
    enrolOthers(store, 100, 80)
    const { memberId } = enrolLeaver(store)
    cancel(memberId)
    expect(left()).toEqual(expect.arrayContaining([leaverFacts.number, leaverFacts.phone, 'Plughờ']))
  })

  it('finds the names that the index keeps without its own secure-delete', () => {
    store.db.exec(`INSERT INTO member_name (member_name, rank) VALUES ('secure-delete', 0)`)
    enrolOthers(store, 100, 80)
    const { memberId } = enrolLeaver(store)
    cancel(memberId)
    const names = left(nameTraces(leaverFacts.fullName))
    expect(names).not.toEqual([])
  })

  it('finds what is in the log of recent writes until that is emptied', () => {
    const { memberId } = enrolLeaver(store)
    inTransaction(store.db, () => eraseMember(store.db, memberId, LATER))
    expect(left()).toContain(leaverFacts.number)
    expect(emptyLog(store.db)).toBe(true)
    expect(left()).toEqual([])
  })
})

describe('cancelling', () => {
  it('[ERA1] leaves a tombstone, an audit entry and an envelope without facts, or nothing changes at all', () => {
    const { memberId, cardNumber } = enrolLeaver(store)
    for (const table of ['cancelled_member', 'audit', 'outbox']) {
      store.db.exec(
        `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      )
      expect(() => cancel(memberId)).toThrow('disk full')
      store.db.exec('DROP TRIGGER fail')
      expect(findMember(store.db, memberId)?.facts).toEqual(leaverFacts)
      expect(findMembers(store.db, 'krakatoa', 20)).toHaveLength(1)
    }
    expect(cancel(memberId)).toMatchObject({ ok: true, value: { memberId, cardNumber, cancelledAt: LATER } })
    expect(findCancelled(store.db, memberId)).toMatchObject({ cardNumber, cancelledBy: '2001' })
    expect(JSON.parse(row(memberId, 'cancellation')?.envelope ?? '')).toMatchObject({
      sequence: 2,
      kind: 'cancellation',
      body: { memberId, cardNumber, cancelledBy: '2001' },
    })
    const told = store.db.prepare('SELECT actor, action, subject FROM audit ORDER BY sequence DESC LIMIT 1')
    expect(told.get()).toEqual({ actor: '2001', action: 'member.cancelled', subject: memberId })
  })

  it('takes the number as it is read from the document, and no other', () => {
    const { memberId } = enrolLeaver(store)
    expect(cancel(memberId, '079287654322')).toEqual({ ok: false, error: 'number-not-the-same' })
    expect(cancel(memberId, '…')).toEqual({ ok: false, error: 'number-not-the-same' })
    expect(cancel(randomUUID())).toEqual({ ok: false, error: 'member-unknown' })
    expect(findMember(store.db, memberId)?.facts).toEqual(leaverFacts)
    expect(cancel(memberId, ' 079 287-654.321')).toMatchObject({ ok: true })
  })

  it('twice is once', () => {
    const { memberId } = enrolLeaver(store)
    const first = cancel(memberId)
    expect(cancel(memberId, 'whatever')).toEqual(first)
    expect(outboxSummary(store.db).waiting).toBe(2)
  })

  it('is not undone by the form’s late save or its last words, and the customer can join again', () => {
    const form = leaver()
    const { memberId, cardNumber } = enrolLeaver(store, form)
    cancel(memberId)
    expect(enrol(store.db, form, random)).toEqual({
      ok: false,
      error: { code: 'member-cancelled', cardNumber },
    })
    keepDraft(
      store.db,
      { enrolmentId: memberId, content: leaverFacts.fullName },
      { staffNumber: '1', at: AT },
    )
    expect(left()).toEqual([])
    expect(enrolLeaver(store).cardNumber).not.toBe(cardNumber)
  })
})

it('[ERA9] a cancellation that was made elsewhere erases the same way', () => {
  const { memberId, cardNumber } = enrolLeaver(store)
  expect(applyCancellation(store.db, memberId, LATER)).toBe(true)
  expect(applyCancellation(store.db, memberId, LATER)).toBe(false)
  expect(left()).toEqual([])
  expect(findCancelled(store.db, memberId)).toMatchObject({ cardNumber, cancelledBy: 'headquarters' })
  expect(nextBatch(store.db, 9).map(item => item.kind)).toEqual(['void'])
})
