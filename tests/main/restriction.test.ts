import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { correctionFault, isRestrictedMember, purposeFault } from '../../src/main/members/restriction.ts'
import { actOnRequest } from '../../src/main/requests/actOnRequest.ts'
import { takeRequest } from '../../src/main/requests/takeRequest.ts'
import { enrol } from '../../src/store/enrol.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const AT = '2026-11-23T03:00:00.000Z'
const LATER = '2026-11-24T03:00:00.000Z'
const restricted = { code: 'member-restricted' }

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrolment(1)
  memberId = made.memberId
  enrol(store.db, made, random)
})
afterEach(() => store.remove())

function take(kind: 'restrict' | 'correct'): string {
  const requestId = randomUUID()
  const how = { channel: 'in-person', identityCheck: 'document', representative: null } as const
  takeRequest(
    store.db,
    { requestId, memberId, kind, ...how, description: 'x' },
    { by: '1001', at: AT },
    random,
  )
  return requestId
}
const complete = (requestId: string) =>
  actOnRequest(
    store.db,
    { what: 'completed', requestId, outcome: 'done', answer: 'x', reason: 'y' },
    { by: '1001', at: LATER },
    random,
  )

it('[REQ11] facts of a restricted member are shown for the customer’s own rights alone, until it is lifted', () => {
  const requestId = take('restrict')
  expect(purposeFault(store.db, memberId, 'contact')).toBeNull()
  complete(requestId)
  expect(isRestrictedMember(store.db, memberId)).toBe(true)
  for (const purpose of ['service', 'contact', 'transaction', 'correction'] as const)
    expect(purposeFault(store.db, memberId, purpose)).toEqual(restricted)
  for (const purpose of ['rights-request', 'disclosure'] as const)
    expect(purposeFault(store.db, memberId, purpose)).toBeNull()
  actOnRequest(store.db, { what: 'lifted', requestId, reason: 'z' }, { by: '2001', at: LATER }, random)
  expect(purposeFault(store.db, memberId, 'contact')).toBeNull()
})

it('[REQ12] a restricted member is corrected only while a request to correct is open', () => {
  complete(take('restrict'))
  expect(correctionFault(store.db, memberId)).toEqual(restricted)
  const asked = take('correct')
  expect(correctionFault(store.db, memberId)).toBeNull()
  complete(asked)
  expect(correctionFault(store.db, memberId)).toEqual(restricted)
})
