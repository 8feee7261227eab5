import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CancelMember } from '../../src/contract/ipc/cancel.ts'
import { Envelope } from '../../src/contract/sync/envelope.ts'
import { keepAsked } from '../../src/main/cancelling/keepAsked.ts'
import { completeDeletions } from '../../src/main/requests/completeDeletions.ts'
import { requestPage, requestsOf } from '../../src/main/requests/requests.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'

const AT = '2026-11-23T03:00:00.000Z'
const LATER = '2026-11-24T03:00:00.000Z'

let store: TestStore
let member: ReturnType<typeof enrolment>
beforeEach(() => {
  store = makeStore()
  member = enrolment(1)
  enrol(store.db, member, random)
})
afterEach(() => store.remove())

const customer = { requester: 'customer', representative: null } as const
const keep = (more: Partial<Parameters<typeof keepAsked>[1]> = {}) =>
  keepAsked(
    store.db,
    { memberId: member.memberId, ...customer, askedBy: '1001', at: AT, ...more },
    'cancellation-put-off',
    random,
  )
const requests = () => requestsOf(store.db, member.memberId)

describe('[CAN4] a cancellation that no supervisor approved at once', () => {
  it('is a request to be deleted with the clock of one, and travels to headquarters', () => {
    keep()
    expect(requests()).toMatchObject([
      { kind: 'delete', receivedAt: AT, answerBy: '2026-11-25', completeBy: '2026-12-14', completedAt: null },
    ])
    expect(nextBatch(store.db, 9).map(({ kind }) => kind)).toEqual(['enrolment', 'register'])
  })

  it('keeps who asked by name, how it was made sure, and no sentence that nobody said', () => {
    keep({ requester: 'representative', representative: 'Lê Văn Đại' })
    const [request] = requests()
    expect(requestPage(store.db, request?.requestId ?? '', AT)).toMatchObject({
      byRepresentative: true,
      representative: 'Lê Văn Đại',
      identityCheck: 'number-read-again',
      occasion: 'cancellation-put-off',
      description: null,
    })
  })

  it('names nobody where the customer asked', () => {
    keep()
    const [request] = requests()
    expect(requestPage(store.db, request?.requestId ?? '', AT)).toMatchObject({
      byRepresentative: false,
      representative: null,
    })
  })

  it('travels as headquarters takes it', () => {
    keep({ requester: 'representative', representative: 'Lê Văn Đại' })
    const sent = nextBatch(store.db, 9).map(
      ({ envelope }) => Envelope.safeParse(JSON.parse(envelope)).success,
    )
    expect(sent).toEqual([true, true])
  })

  it('is asked by a clerk for a representative only by name', () => {
    const asked = { memberId: member.memberId, numberAgain: '001199000123', reason: '' }
    const takes = (more: object) => CancelMember.safeParse({ ...asked, ...more }).success
    expect(takes({ requester: 'representative' })).toBe(false)
    expect(takes({ requester: 'representative', representative: 'Lê Văn Đại' })).toBe(true)
    expect(takes({ requester: 'customer', representative: 'Lê Văn Đại' })).toBe(false)
  })

  it('is one request however often it is put off', () => {
    keep()
    keep({ at: LATER })
    expect(requests()).toHaveLength(1)
  })

  it('is done once the membership has ended', () => {
    keep()
    const { memberId, facts } = member
    cancelMember(
      store.db,
      { memberId, numberAgain: facts.number, cancelledBy: '2001', at: LATER },
      { uuid: random.uuid },
    )
    expect(completeDeletions(store.db, memberId, { by: '2001', at: LATER }, random)).toBe(1)
    expect(requests()).toMatchObject([{ outcome: 'done', completedAt: LATER }])
  })
})
