import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels, type Request } from '../../src/contract/ipc/channels.ts'
import { consentersNeeded } from '../../src/domain/consent/children.ts'
import { purposes } from '../../src/domain/consent/consent.ts'
import { relations } from '../../src/domain/consent/evidence.ts'
import { roles } from '../../src/domain/staff/roles.ts'
import { enrolCustomer } from '../../src/main/enrolling/enrolCustomer.ts'
import { admit } from '../../src/main/ipc/admit.ts'
import { evidenceOf } from '../../src/store/repositories/consentRecords.ts'
import { findMember, recentMembers } from '../../src/store/repositories/members.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { AT, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const TODAY = '2026-11-22'
const notice = { version: '2026-01', hash: 'a'.repeat(64) }
const supervisor = { staffNumber: '2001', name: 'Lê Thị Mẫu', role: 'supervisor' } as const
const clerk = { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' } as const
const signature = { aspect: 3000, strokes: [[100, 200, 300, 400]] }
const mother = { fullName: 'Trần Thị Mẹ', relation: 'mother', childConsented: true } as const

type EnrolRequest = Request<'members:enrol'>
const request = (serial: number, more: Partial<EnrolRequest> = {}): EnrolRequest => ({
  enrolmentId: randomUUID(),
  facts: facts(serial),
  consent: { purposes: ['membership'], noticeVersion: '2026-01', language: 'vi', method: 'signature' },
  ...more,
})
const child = (serial: number, birth: string, more: Partial<EnrolRequest> = {}) =>
  request(serial, { facts: { ...facts(serial), dateOfBirth: birth }, ...more })

let store: TestStore
beforeEach(() => {
  store = makeStore()
})
afterEach(() => store.remove())

/** A call as main takes it: admitted by role and schema first. */
function call(asked: unknown, staff: typeof clerk | typeof supervisor = clerk) {
  const spec = channels['members:enrol']
  const admitted = admit(spec, { trusted: true, request: asked, staff })
  if (!admitted.ok) return admitted
  const parsed = spec.request.parse(asked)
  return enrolCustomer(store.db, parsed, { staff, notice, at: AT, today: TODAY }, random)
}

describe('the proof of consent', () => {
  it('keeps the lines of the signature with the enrolment, and sends them after it', () => {
    const asked = request(1, { signature })
    expect(call(asked).ok).toBe(true)
    expect(evidenceOf(store.db, asked.enrolmentId)).toMatchObject([
      { changeId: null, signature, representative: null },
    ])
    expect(nextBatch(store.db, 10).map(({ kind }) => kind)).toEqual(['enrolment', 'evidence'])
  })

  it('keeps no lines where consent was spoken, and nothing beside the record where it was on paper', () => {
    const spoken = request(2, { signature })
    spoken.consent.method = 'spoken-witnessed'
    expect([call(spoken).ok, call(request(3)).ok]).toEqual([true, true])
    expect(nextBatch(store.db, 10).map(({ kind }) => kind)).toEqual(['enrolment', 'enrolment'])
  })

  it('is kept wholly or not at all with the enrolment', () => {
    store.db.exec(
      `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.consent_evidence BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    )
    expect(() => call(request(4, { signature }))).toThrow('disk full')
    expect(recentMembers(store.db, '2000-01-01', 10)).toEqual([])
    expect(nextBatch(store.db, 10)).toEqual([])
  })

  it('stays once when the same form is saved again', () => {
    const asked = request(5, { signature })
    expect([call(asked).ok, call(asked).ok]).toEqual([true, true])
    expect(evidenceOf(store.db, asked.enrolmentId)).toHaveLength(1)
  })
})

describe('[CON4] a customer under 18', () => {
  it('is enrolled before a supervisor with the representative’s consent and, from 7 years, the child’s', () => {
    const asked = child(1, '2012-05-06', { representative: mother })
    expect(call(asked, supervisor).ok).toBe(true)
    expect(evidenceOf(store.db, asked.enrolmentId)[0]?.representative).toEqual({
      ...mother,
      receivedBy: '2001',
    })
  })

  it('is refused to a clerk, and to a supervisor while a consent is missing', () => {
    const whole = { representative: mother }
    const silent = { representative: { ...mother, childConsented: false } }
    expect(call(child(2, '2012-05-06', whole))).toEqual({ ok: false, error: { code: 'under-age' } })
    expect(call(child(2, '2012-05-06'), supervisor)).toEqual({
      ok: false,
      error: { code: 'representative-needed' },
    })
    expect(call(child(2, '2012-05-06', silent), supervisor)).toEqual({
      ok: false,
      error: { code: 'child-consent-needed' },
    })
  })

  it('under 7 is not asked, whatever the form says', () => {
    const asked = child(3, '2021-05-06', { representative: mother })
    expect(call(asked, supervisor).ok).toBe(true)
    expect(evidenceOf(store.db, asked.enrolmentId)[0]?.representative?.childConsented).toBeNull()
  })

  it('of an adult no representative is kept', () => {
    const asked = request(4, { representative: mother })
    expect(call(asked, supervisor).ok).toBe(true)
    expect(evidenceOf(store.db, asked.enrolmentId)).toEqual([])
  })
})

const birth = fc.constantFrom(
  '1999-01-15',
  '2008-11-22',
  '2008-11-23',
  '2015-03-04',
  '2019-11-22',
  '2021-01-01',
)
const representative = fc.option(
  fc.record({
    fullName: fc.constantFrom('Trần Thị Mẹ', ' ', ''),
    relation: fc.constantFrom(...relations, 'aunt'),
    childConsented: fc.option(fc.boolean()),
  }),
)
const anyCall = fc.record({
  form: fc.integer({ min: 1, max: 4 }),
  role: fc.constantFrom(...roles),
  birth,
  given: fc.subarray([...purposes]),
  noticeVersion: fc.constantFrom('2026-01', '2025-01', ''),
  method: fc.constantFrom('signature', 'spoken-witnessed', 'none', null),
  signature: fc.constantFrom(signature, null, { aspect: 3000, strokes: [] }),
  representative,
})

describe('no sequence of calls', () => {
  it('saves an enrolment without consent, nor a child’s without the representative’s', () => {
    let [run, saved] = [0, 0]
    fc.assert(
      fc.property(fc.array(anyCall, { minLength: 1, maxLength: 12 }), calls => {
        const forms = new Map([1, 2, 3, 4].map(form => [form, randomUUID() as string]))
        run += 1
        for (const { form, role, birth: dateOfBirth, given, noticeVersion, method, ...rest } of calls) {
          const asked = {
            enrolmentId: forms.get(form),
            facts: { ...facts(10 * run + form), dateOfBirth },
            consent: { purposes: given, noticeVersion, language: 'vi', method },
            ...rest,
          }
          call(asked, role === 'clerk' ? clerk : supervisor)
        }
        for (const memberId of forms.values()) {
          const member = findMember(store.db, memberId)
          if (!member) continue
          saved += 1
          expect(member.consent.purposes).toContain('membership')
          expect(member.consent.noticeVersion).toBe('2026-01')
          const needed = consentersNeeded(member.facts.dateOfBirth, TODAY)
          const kept = evidenceOf(store.db, memberId)[0]?.representative ?? null
          expect(kept !== null).toBe(needed.representative)
          if (kept) expect(kept).toMatchObject({ fullName: 'Trần Thị Mẹ', receivedBy: '2001' })
          if (kept) expect(kept.childConsented).toBe(needed.own ? true : null)
        }
      }),
      { numRuns: 150 },
    )
    expect(saved).toBeGreaterThan(0)
  })
})
