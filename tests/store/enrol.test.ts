import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { purposes } from '../../src/domain/consent/consent.ts'
import { isCardNumber } from '../../src/domain/member/cardNumber.ts'
import { enrol } from '../../src/store/enrol.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember, recentMembers } from '../../src/store/repositories/members.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import {
  AT,
  consent,
  counter,
  enrolment,
  facts,
  makeStore,
  random,
  type TestStore,
} from './counterFixture.ts'

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

const count = (table: string) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
const counts = () => ['member', 'consent', 'audit', 'outbox'].map(count)

describe('enrolling', () => {
  it('[SYN1] keeps member, consents, audit entry and envelope', () => {
    const before = count('audit')
    const made = enrol(store.db, enrolment(), random)
    expect(made).toMatchObject({
      ok: true,
      value: { facts: facts(), consent: consent(), enrolledBy: '1001' },
    })
    expect(counts()).toEqual([1, 2, before + 1, 1])
    const [item] = nextBatch(store.db, 10)
    expect(JSON.parse(item?.envelope ?? '')).toMatchObject({
      version: 1,
      deviceId: counter.deviceId,
      sequence: 1,
      kind: 'enrolment',
      occurredAt: AT,
      body: { facts: facts(), consent: consent() },
    })
    expect(verifyAudit(store.db)).toMatchObject({ ok: true })
  })

  it('[SYN1] keeps nothing at all when any part of it fails', () => {
    for (const table of ['member', 'consent', 'audit', 'outbox']) {
      const before = counts()
      store.db.exec(
        `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.${table} BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      )
      expect(() => enrol(store.db, enrolment(), random)).toThrow('disk full')
      store.db.exec('DROP TRIGGER fail')
      expect(counts()).toEqual(before)
    }
    // And the numbers that the failed tries took are free again: sequences have no gaps.
    const made = enrol(store.db, enrolment(), random)
    expect(made).toMatchObject({ ok: true, value: { cardNumber: expect.stringMatching(/^00101000001\d$/) } })
    expect(nextBatch(store.db, 1)[0]?.sequence).toBe(1)
  })

  it('gives the same member when the same form is saved again', () => {
    const form = enrolment()
    const first = enrol(store.db, form, random)
    const again = enrol(store.db, { ...form, at: '2026-11-22T08:00:01.000Z' }, random)
    expect(again).toEqual(first)
    expect(count('member')).toBe(1)
    expect(count('outbox')).toBe(1)
  })

  it('refuses the same form with other facts, and the same document on another form', () => {
    const form = enrolment()
    const made = enrol(store.db, form, random)
    const cardNumber = made.ok ? made.value.cardNumber : ''
    const changed = { ...form, facts: { ...form.facts, phone: '+84925186879' } }
    expect(enrol(store.db, changed, random)).toEqual({
      ok: false,
      error: { code: 'enrolment-changed', cardNumber },
    })
    expect(enrol(store.db, enrolment(1), random)).toEqual({
      ok: false,
      error: { code: 'already-a-member', cardNumber },
    })
    expect(count('member')).toBe(1)
  })

  it('takes the same number from another country: passports of two states may share one', () => {
    enrol(store.db, enrolment(1), random)
    const other = enrolment(1)
    expect(enrol(store.db, { ...other, facts: { ...other.facts, nationality: 'DEU' } }, random).ok).toBe(true)
  })

  it('is impossible without consent to membership, whatever else was agreed to', () => {
    fc.assert(
      fc.property(fc.subarray(purposes.filter(purpose => purpose !== 'membership')), given => {
        const form = enrolment()
        expect(() =>
          enrol(store.db, { ...form, consent: { ...form.consent, purposes: given } }, random),
        ).toThrow('consent')
      }),
    )
    expect(counts().slice(0, 2)).toEqual([0, 0])
  })

  it('numbers cards and envelopes without gaps or repeats', () => {
    const cards = Array.from({ length: 30 }, (_, n) => enrol(store.db, enrolment(n), random)).map(made =>
      made.ok ? made.value.cardNumber : '',
    )
    expect(new Set(cards).size).toBe(30)
    expect(cards.every(isCardNumber)).toBe(true)
    expect(nextBatch(store.db, 100).map(item => item.sequence)).toEqual(
      Array.from({ length: 30 }, (_, n) => n + 1),
    )
  })

  it('lists the newest first, and gives one back by its id', () => {
    for (let n = 1; n <= 3; n += 1) enrol(store.db, enrolment(n), random)
    const listed = recentMembers(store.db, '2026-11-22T00:00:00.000Z', 2)
    expect(listed.map(member => member.facts.number)).toEqual(['001199000003', '001199000002'])
    expect(findMember(store.db, listed[0]?.memberId ?? '')).toEqual(listed[0])
    expect(findMember(store.db, 'nobody')).toBeNull()
  })

  it('still lists what headquarters has not confirmed, however old', () => {
    enrol(store.db, enrolment(1), random)
    expect(recentMembers(store.db, '2027-01-01T00:00:00.000Z', 10)).toHaveLength(1)
  })
})
