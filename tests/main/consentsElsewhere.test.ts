import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { channels } from '../../src/contract/ipc/channels.ts'
import { memberConsents, withdrawConsents } from '../../src/main/ipc/changeConsents.ts'
import { exportConsentProof } from '../../src/main/ipc/consentProof.ts'
import { consentReceipt } from '../../src/main/ipc/consentReceipt.ts'
import { isRestrictedMember } from '../../src/main/members/restriction.ts'
import { actOnRequest } from '../../src/main/requests/actOnRequest.ts'
import { takeRequest } from '../../src/main/requests/takeRequest.ts'
import { consentChangesOf } from '../../src/store/repositories/consentRecords.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { restoreMember } from '../../src/store/retention/restoreMember.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { AT, counter, makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { enrolLeaver } from '../store/leaver.ts'

const LATER = '2027-01-04T03:00:00.000Z'
const setting = {
  staff: { staffNumber: '1001', name: 'Trần Văn Ví Dụ', role: 'clerk' } as const,
  notice: { version: '2026-02', hash: 'b'.repeat(64) },
  at: LATER,
  today: '2027-01-04',
}

const receiptOf = (envelopeId: string) => ({
  ...{ envelopeId, deviceId: counter.deviceId, sequence: 1, envelopeHash: 'a'.repeat(64) },
  ...{ storedAt: AT, keyId: 'k1', signature: 'A'.repeat(86) },
})

let store: TestStore
let memberId: string
let before: StoredMember
beforeEach(() => {
  store = makeStore()
  before = enrolLeaver(store)
  memberId = before.memberId
  settle(
    store.db,
    nextBatch(store.db, 1).map(({ envelopeId, sequence }) => ({
      ...{ envelopeId, state: 'confirmed' as const },
      receipt: JSON.stringify({ ...receiptOf(envelopeId), sequence }),
    })),
    AT,
  )
  shrinkSlice(store.db, new Date(LATER))
  expect(findMember(store.db, memberId)).toBeNull()
})
afterEach(() => store.remove())

const withdrawn = () =>
  consentChangesOf(store.db, memberId).map(({ change, purposes }) => [change, ...purposes])
const sent = () => nextBatch(store.db, 20).map(({ kind }) => kind)
const withdraw = (purposes: ('contact' | 'membership')[], changeId: string = randomUUID()) =>
  withdrawConsents(store.db, { memberId, changeId, purposes, method: 'phone' }, setting, random)

it('[REQ13] whose use is restricted while only headquarters has their facts is not contacted any more either', () => {
  const requestId = randomUUID()
  const how = { channel: 'phone', identityCheck: 'call-back', representative: null } as const
  const asked = { requestId, memberId, kind: 'restrict' as const, ...how, description: 'x' }
  takeRequest(store.db, asked, { by: '1001', at: LATER }, random)
  const done = { what: 'completed', requestId, outcome: 'done', answer: 'x', reason: 'y' } as const
  expect(actOnRequest(store.db, done, { by: '1001', at: LATER }, random).ok).toBe(true)
  expect(isRestrictedMember(store.db, memberId)).toBe(true)
  expect(withdrawn()).toEqual([['withdrawn', 'contact', 'transactions', 'thirdParty']])
  expect(sent()).toEqual(['register', 'register', 'consent'])
})

it('[CON6] a consent is taken back offline though the facts are at headquarters alone, once however often it is pressed', () => {
  const stands = memberConsents(store.db, memberId, setting)
  expect(stands).toMatchObject({ ok: true, value: { keptAt: 'headquarters', noticeVersion: null } })
  channels['consents:of'].response.parse(stands.ok && stands.value)
  const changeId = randomUUID()
  for (let press = 0; press < 2; press += 1)
    expect(withdraw(['contact'], changeId)).toMatchObject({
      ok: true,
      value: { agreed: ['membership', 'transactions', 'thirdParty'] },
    })
  expect(withdrawn()).toEqual([['withdrawn', 'contact']])
  expect(sent()).toEqual(['consent'])
  expect(withdraw(['contact'])).toEqual({ ok: false, error: { code: 'consent-not-given' } })
})

it('[CON6] what the membership rests on is taken back by ending it, and nothing of somebody unknown', () => {
  expect(withdraw(['membership'])).toEqual({ ok: false, error: { code: 'purpose-required' } })
  memberId = randomUUID()
  expect(withdraw(['contact'])).toEqual({ ok: false, error: { code: 'member-unknown' } })
})

it('[RET7] says where the proof is of whom only headquarters has, and of whom it gave back: on the page, the receipt and for an export', () => {
  const by = { resources: '', staffNumber: '1001', at: LATER }
  const exported = () => exportConsentProof(store.db, { memberId, purpose: 'rights-request' }, by, random)
  const elsewhere = { ok: false, error: { code: 'proof-at-headquarters' } }
  expect(exported()).toEqual(elsewhere)
  const { cardNumber, facts, consent, enrolledBy } = before
  restoreMember(
    store.db,
    {
      member: { memberId, cardNumber, facts, consent, enrolledBy },
      ...{ enrolledAt: AT, purpose: 'service', fetchedBy: '1001', at: LATER },
    },
    random,
  )
  expect(exported()).toEqual(elsewhere)
  expect(memberConsents(store.db, memberId, setting)).toMatchObject({ value: { proofAt: 'headquarters' } })
  const member = findMember(store.db, memberId)
  const receipt = member && consentReceipt(store.db, member, counter)
  expect(receipt).toMatchObject({ proofAt: 'headquarters', signature: null })
  channels['members:consentReceipt'].response.parse(receipt)
})
