import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { controller } from '../../src/domain/controller.ts'
import { factNames } from '../../src/domain/member/facts.ts'
import { actOnRequest } from '../../src/main/requests/actOnRequest.ts'
import { completeDeletions } from '../../src/main/requests/completeDeletions.ts'
import { memberCopy } from '../../src/main/requests/memberCopy.ts'
import { findRequest } from '../../src/main/requests/requests.ts'
import { takeRequest } from '../../src/main/requests/takeRequest.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { recordAccess } from '../../src/store/registers/recordAccess.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { enrolment, facts, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const AT = '2026-11-23T03:00:00.000Z'
const LATER = '2026-11-24T03:00:00.000Z'
const clerk = { by: '1001', at: LATER }

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrolment(1)
  memberId = made.memberId
  enrol(store.db, made, random)
})
afterEach(() => store.remove())

function take(kind: 'copy' | 'delete' | 'view'): string {
  const requestId = randomUUID()
  const how = { channel: 'in-person', identityCheck: 'document', representative: null } as const
  const form = { requestId, memberId, kind, ...how, description: 'Muốn có bản sao' }
  takeRequest(store.db, form, { by: '1001', at: AT }, random)
  return requestId
}

it('[REQ15] a copy holds the eight facts, the consents, the request, and who looked and why, itself among them', () => {
  const looked = {
    memberId,
    what: 'revealed',
    purpose: 'contact',
    facts: ['phone'],
    by: '1001',
    at: AT,
  } as const
  recordAccess(store.db, looked, random)
  const made = memberCopy(store.db, take('copy'), clerk, random)
  if (!made.ok) throw new Error(made.error.code)
  const copy = JSON.parse(JSON.stringify(made.value))
  expect(copy).toMatchObject({
    format: 'harmoor-data-copy',
    controller: { ...controller, email: null },
    facts: facts(1),
    consent: { purposes: ['membership', 'transactions'], noticeVersion: '2026-01' },
    requests: [{ what: 'received', kept: { kind: 'copy' }, personal: { description: 'Muốn có bản sao' } }],
  })
  const access = copy.access.map(({ by, what, kept }: (typeof copy.access)[number]) => [
    by,
    what,
    kept.purpose,
  ])
  expect(access).toEqual([
    ['1001', 'revealed', 'contact'],
    ['1001', 'exported', 'rights-request'],
  ])
  const told = nextBatch(store.db, 10).map(({ envelope }) => JSON.parse(envelope).body)
  expect(told.at(-1)).toMatchObject({ register: 'access', what: 'exported', kept: { facts: factNames } })
})

it('[REQ15] a copy names who looked, and of somebody whom this store does not know it gives the number', () => {
  for (const by of ['1001', 'giamsat'])
    recordAccess(
      store.db,
      { memberId, what: 'revealed', purpose: 'case', facts: ['phone'], by, at: AT },
      random,
    )
  const made = memberCopy(store.db, take('copy'), clerk, random)
  const access = made.ok ? made.value.access.map(({ by, byName }) => [by, byName]) : []
  expect(access.sort()).toEqual([
    ['1001', 'Trần Văn Ví Dụ'],
    ['1001', 'Trần Văn Ví Dụ'],
    ['giamsat', null],
  ])
})

it('[REQ15] a copy holds the signature as drawn and who consented for a child, or says where they are', () => {
  const signature = { aspect: 3000, strokes: [[100, 200, 300, 400]] }
  const mother = {
    fullName: 'Trần Thị Mẹ',
    relation: 'mother',
    childConsented: true,
    receivedBy: '2001',
  } as const
  const child = { ...enrolment(2), evidence: { signature, representative: mother } }
  enrol(store.db, child, random)
  memberId = child.memberId
  const copy = () => {
    const made = memberCopy(store.db, take('copy'), clerk, random)
    if (!made.ok) throw new Error(made.error.code)
    return made.value
  }
  expect(copy()).toMatchObject({
    evidence: [{ changeId: null, signature, representative: mother }],
    evidenceAt: 'store',
  })
  // As after a fetch from headquarters, which does not bring it back.
  store.db.prepare('DELETE FROM consent_evidence').run()
  store.db.prepare('INSERT INTO fetched_member (member_id, fetched_at) VALUES (?, ?)').run(memberId, LATER)
  expect(copy()).toMatchObject({ evidence: [], evidenceAt: 'headquarters' })
})

it('[REQ15] no copy is made, and none written down, for another kind of request or one that is done', () => {
  expect(memberCopy(store.db, take('view'), clerk, random).ok).toBe(false)
  const requestId = take('copy')
  const done = { what: 'completed', requestId, outcome: 'done', answer: 'x', reason: 'y' } as const
  actOnRequest(store.db, done, clerk, random)
  expect(memberCopy(store.db, requestId, clerk, random)).toEqual({
    ok: false,
    error: { code: 'request-completed' },
  })
  expect(nextBatch(store.db, 20).some(({ envelope }) => envelope.includes('exported'))).toBe(false)
})

it('[REQ10] an open request to be deleted is carried out as the membership ends, without any text', () => {
  const requestId = take('delete')
  const cancelled = { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at: LATER }
  expect(cancelMember(store.db, cancelled, random).ok).toBe(true)
  const doing = { by: '2001', at: LATER }
  expect(completeDeletions(store.db, memberId, doing, random)).toBe(1)
  expect(findRequest(store.db, requestId)).toMatchObject({ completedAt: LATER, outcome: 'done' })
  expect(completeDeletions(store.db, memberId, doing, random)).toBe(0)
})
