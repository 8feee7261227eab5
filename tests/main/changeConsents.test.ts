import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Parsed } from '../../src/contract/ipc/channels.ts'
import { channels } from '../../src/contract/ipc/channels.ts'
import { type Purpose, purposes } from '../../src/domain/consent/consent.ts'
import { memberConsents, renewConsents, withdrawConsents } from '../../src/main/ipc/changeConsents.ts'
import { consentReceipt } from '../../src/main/ipc/consentReceipt.ts'
import { enrol } from '../../src/store/enrol.ts'
import { consentChangesOf, evidenceOf } from '../../src/store/repositories/consentRecords.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { counter, enrolment, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const staff = { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' } as const
const supervisor = { staffNumber: '2001', name: 'Lê Thị Mẫu', role: 'supervisor' } as const
const setting = {
  staff: staff as typeof staff | typeof supervisor,
  notice: { version: '2026-02', hash: 'b'.repeat(64) },
  at: '2026-12-01T03:00:00.000Z',
  today: '2026-12-01',
}
const signature = { aspect: 3000, strokes: [[100, 200, 300, 400]] }
const mother = { fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true } as const

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrol(store.db, enrolment(), random)
  memberId = made.ok ? made.value.memberId : ''
})
afterEach(() => store.remove())

const count = (table: string) => store.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number
const renewal = (given: Purpose[], more: Partial<Parsed<'consents:renew'>> = {}) => ({
  memberId,
  changeId: randomUUID() as string,
  consent: {
    purposes: given,
    noticeVersion: '2026-02',
    language: 'vi' as const,
    method: 'signature' as const,
  },
  signature: null,
  representative: null,
  ...more,
})
const withdrawal = (purposes: Purpose[]) => ({
  memberId,
  changeId: randomUUID() as string,
  purposes,
  method: 'phone' as const,
})
const kinds = () => nextBatch(store.db, 20).map(({ kind }) => kind)

describe('[CON5] a newer notice', () => {
  it('is asked at the next visit, until the customer has answered it', () => {
    const before = memberConsents(store.db, memberId, setting)
    expect(before).toMatchObject({
      ok: true,
      value: { agreed: ['membership', 'transactions'], noticeVersion: '2026-01', asksAgain: true },
    })
    expect(renewConsents(store.db, renewal(['membership', 'contact']), setting, random)).toMatchObject({
      ok: true,
      value: { agreed: ['membership', 'contact'], noticeVersion: '2026-02', asksAgain: false },
    })
  })

  it('is not asked while it is the one that was agreed to, or an older one is in force', () => {
    for (const version of ['2026-01', '2025-06']) {
      const inForce = { ...setting, notice: { ...setting.notice, version } }
      expect(memberConsents(store.db, memberId, inForce)).toMatchObject({ value: { asksAgain: false } })
    }
  })

  it('keeps what was given, what was taken back and the signature, and sends them in that order', () => {
    const asked = renewal(['membership', 'thirdParty'], { signature })
    renewConsents(store.db, asked, setting, random)
    expect(kinds()).toEqual(['enrolment', 'consent', 'consent', 'evidence'])
    expect(evidenceOf(store.db, memberId)).toMatchObject([{ changeId: asked.changeId, signature }])
  })

  it('is answered once however often it is pressed', () => {
    const asked = renewal(['membership'], { signature })
    const first = renewConsents(store.db, asked, setting, random)
    expect(renewConsents(store.db, asked, setting, random)).toEqual(first)
    expect([count('consent_change'), count('consent_evidence')]).toEqual([2, 1])
  })

  it('cannot be answered with a text that is not in force, nor without the required purpose', () => {
    const asked = renewal(['membership'])
    asked.consent.noticeVersion = '2026-01'
    expect(renewConsents(store.db, asked, setting, random)).toEqual({
      ok: false,
      error: { code: 'notice-outdated' },
    })
    expect(channels['consents:renew'].request.safeParse(renewal(['contact'])).success).toBe(false)
    expect(count('consent_change')).toBe(0)
  })

  it('is kept wholly or not at all', () => {
    store.db.exec(
      `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.consent_evidence BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    const asked = renewal(['membership'], { signature })
    expect(() => renewConsents(store.db, asked, setting, random)).toThrow('disk full')
    expect([count('consent_change'), count('outbox')]).toEqual([0, 1])
  })

  it('[CON4] of a child needs a supervisor and the representative again', () => {
    const child = { ...enrolment(2), facts: { ...facts(2), dateOfBirth: '2015-03-04' } }
    enrol(store.db, child, random)
    const asked = (more = {}) => ({ ...renewal(['membership'], more), memberId: child.memberId })
    const bySupervisor = { ...setting, staff: supervisor }
    const code = (answer: ReturnType<typeof renewConsents>) => answer.ok || answer.error.code
    expect(code(renewConsents(store.db, asked({ representative: mother }), setting, random))).toBe(
      'under-age',
    )
    expect(code(renewConsents(store.db, asked(), bySupervisor, random))).toBe('representative-needed')
    expect(code(renewConsents(store.db, asked({ representative: mother }), bySupervisor, random))).toBe(true)
  })
})

const anyAnswer = fc.record({
  act: fc.constantFrom('renew', 'withdraw'),
  purposes: fc.subarray([...purposes]),
  changeId: fc.constantFrom(randomUUID(), randomUUID(), randomUUID()),
  noticeVersion: fc.constantFrom('2026-01', '2026-02'),
  at: fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-12-01T03:00:00.000Z', '2027-01-01T00:00:00.000Z'),
})

describe('no sequence of answers', () => {
  it('leaves a member without the required consent, or says more than the last answer to each purpose', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer, { maxLength: 8 }), answers => {
        const made = enrolment(count('member') + 1)
        enrol(store.db, made, random)
        let agreed: Purpose[] = [...made.consent.purposes]
        for (const { act, purposes: given, changeId, noticeVersion, at } of answers) {
          const id = {
            memberId: made.memberId,
            changeId: `${changeId.slice(0, 24)}${made.memberId.slice(24)}`,
          }
          const asked = { ...renewal(given), ...id }
          asked.consent.noticeVersion = noticeVersion
          const isNew = !consentChangesOf(store.db, made.memberId).some(
            change => change.changeId === id.changeId,
          )
          if (act === 'renew') {
            if (!channels['consents:renew'].request.safeParse(asked).success) continue
            const kept = renewConsents(store.db, asked, { ...setting, at }, random)
            if (kept.ok && isNew) agreed = given
          } else {
            const kept = withdrawConsents(
              store.db,
              { ...withdrawal(given), ...id },
              { ...setting, at },
              random,
            )
            if (kept.ok && isNew) agreed = agreed.filter(purpose => !given.includes(purpose))
          }
        }
        const now = memberConsents(store.db, made.memberId, setting)
        expect(now.ok && now.value.agreed).toEqual(purposes.filter(purpose => agreed.includes(purpose)))
        expect(agreed).toContain('membership')
      }),
      { numRuns: 60 },
    )
  })
})

describe('[CON2] withdrawing', () => {
  it('takes back one purpose and leaves the others', () => {
    expect(withdrawConsents(store.db, withdrawal(['transactions']), setting, random)).toMatchObject({
      ok: true,
      value: { agreed: ['membership'], noticeVersion: '2026-01' },
    })
    expect(kinds()).toEqual(['enrolment', 'consent'])
  })

  it('does not take back what makes the membership, nor what was not given', () => {
    const code = (purposes: Purpose[]) => {
      const answer = withdrawConsents(store.db, withdrawal(purposes), setting, random)
      return answer.ok || answer.error.code
    }
    expect(code(['membership'])).toBe('purpose-required')
    expect(code(['membership', 'transactions'])).toBe('purpose-required')
    expect(code(['thirdParty'])).toBe('consent-not-given')
    expect(count('consent_change')).toBe(0)
  })

  it('holds although the clock was set back after the consent was given', () => {
    renewConsents(store.db, renewal(['membership', 'contact']), setting, random)
    const setBack = { ...setting, at: '2026-06-01T03:00:00.000Z' }
    expect(withdrawConsents(store.db, withdrawal(['contact']), setBack, random)).toMatchObject({
      value: { agreed: ['membership'] },
    })
    expect(renewConsents(store.db, renewal(['membership', 'contact']), setBack, random)).toMatchObject({
      value: { agreed: ['membership', 'contact'] },
    })
  })

  it('stands on the receipt, which says what is agreed to now', () => {
    withdrawConsents(store.db, withdrawal(['transactions']), setting, random)
    const member = findMember(store.db, memberId)
    if (!member) throw new Error('no member')
    expect(consentReceipt(store.db, member, counter)).toMatchObject({
      consent: { purposes: ['membership'], noticeVersion: '2026-01' },
      withdrawn: [{ purposes: ['transactions'], method: 'phone', receivedBy: '1001' }],
    })
    const later = { ...setting, at: '2026-12-02T03:00:00.000Z' }
    renewConsents(store.db, renewal(['membership', 'contact'], { signature }), later, random)
    expect(consentReceipt(store.db, member, counter)).toMatchObject({
      consent: { purposes: ['membership', 'contact'], noticeVersion: '2026-02', givenAt: later.at },
      signature,
    })
  })

  it('says that there is no such member', () => {
    const nobody = { ...withdrawal(['contact']), memberId: randomUUID() }
    expect(withdrawConsents(store.db, nobody, setting, random)).toEqual({
      ok: false,
      error: { code: 'member-unknown' },
    })
  })
})
