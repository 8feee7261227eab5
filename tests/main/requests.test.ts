import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channels, type Parsed } from '../../src/contract/ipc/channels.ts'
import type { ActOnRequest } from '../../src/contract/ipc/request.ts'
import { RequestEvent } from '../../src/contract/register/request.ts'
import { vietnam } from '../../src/domain/calendar/vietnam.ts'
import { agreedPurposes } from '../../src/domain/consent/change.ts'
import { isRestricted } from '../../src/domain/request/request.ts'
import { defaultSettings } from '../../src/domain/settings/settings.ts'
import { waitingQuestions } from '../../src/main/approvals/queue.ts'
import type { OpenCounter } from '../../src/main/counter/counterAppOptions.ts'
import { actOnRequest } from '../../src/main/requests/actOnRequest.ts'
import { requestQuestion } from '../../src/main/requests/requestQuestion.ts'
import { listRequests, requestPage, requestsOf } from '../../src/main/requests/requests.ts'
import { takeRequest } from '../../src/main/requests/takeRequest.ts'
import { changeConsent } from '../../src/store/changeConsent.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { eraseMember } from '../../src/store/erasure/eraseMember.ts'
import { keepSettings } from '../../src/store/feed/company.ts'
import { insertEvent, registerEvents } from '../../src/store/registers/events.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import { consentChangesOf } from '../../src/store/repositories/consentRecords.ts'
import { nextBatch } from '../../src/store/repositories/outbox.ts'
import { keepAct, turnedAwayActs } from '../../src/store/repositories/waitingActs.ts'
import {
  consent,
  counter,
  enrolment,
  facts,
  makeStore,
  random,
  type TestStore,
} from '../store/counterFixture.ts'

const MONDAY = '2026-11-23T03:00:00.000Z'
const NEXT = '2026-11-24T03:00:00.000Z'
const THURSDAY = '2026-11-26T03:00:00.000Z'

let store: TestStore
let memberId: string
beforeEach(() => {
  store = makeStore()
  const made = enrolment(1)
  memberId = made.memberId
  enrol(store.db, made, random)
})
afterEach(() => store.remove())

const form = (more: Partial<Parsed<'requests:take'>> = {}): Parsed<'requests:take'> => ({
  requestId: randomUUID(),
  memberId,
  kind: 'copy',
  channel: 'in-person',
  identityCheck: 'document',
  representative: null,
  description: 'Muốn có bản sao thông tin của mình',
  ...more,
})
const take = (more = {}, at = MONDAY) => {
  const asked = form(more)
  return { asked, taken: takeRequest(store.db, asked, { by: '1001', at }, random) }
}
const taken = (more = {}) => take(more).asked.requestId
const act = (act: ActOnRequest, by = '1001', at = NEXT) => actOnRequest(store.db, act, { by, at }, random)
const complete = (requestId: string, outcome: 'done' | 'partly' | 'refused' = 'done') =>
  act({ what: 'completed', requestId, outcome, answer: 'Đã giao bản sao', reason: 'Khách có quyền' })
const page = (requestId: string, now = NEXT) => {
  const shown = requestPage(store.db, requestId, now)
  if (!shown) throw new Error('no request')
  return shown
}

describe('a request that is taken', () => {
  it('is kept with audit entry and envelope, its clock runs, and the same form again changes nothing', () => {
    const { asked, taken } = take()
    expect(taken.ok).toBe(true)
    takeRequest(store.db, asked, { by: '1001', at: NEXT }, random)
    expect(registerEvents(store.db, 'request').map(event => RequestEvent.parse(event).what)).toEqual([
      'received',
    ])
    expect(nextBatch(store.db, 9).map(({ kind }) => kind)).toEqual(['enrolment', 'register'])
    expect([...auditLinks(store.db)].at(-1)).toMatchObject({ actor: '1001', action: 'request.received' })
    expect(listRequests(store.db, NEXT)).toMatchObject([
      {
        standing: 'to-answer',
        answerBy: '2026-11-25',
        completeBy: '2026-12-03',
        nextDue: '2026-11-25',
        workingDaysLeft: 1,
      },
    ])
  })

  it('answers as the contract says, masked, with who came for the member', () => {
    const requestId = taken({ representative: 'Trần Thị Mẹ', identityCheck: 'power-of-attorney' })
    const shown = channels['requests:show'].response.parse(page(requestId))
    expect(shown).toMatchObject({ byRepresentative: true, representative: 'Trần Thị Mẹ', member: 'here' })
    channels['requests:list'].response.parse(listRequests(store.db, NEXT))
    expect(JSON.stringify(shown)).not.toContain(facts(1).fullName)
  })

  it('is of nobody who is not a member here', () => {
    expect(take({ memberId: randomUUID() }).taken).toEqual({ ok: false, error: { code: 'member-unknown' } })
  })

  it('of who left is a notice of misuse or a complaint', () => {
    cancelMember(
      store.db,
      { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at: MONDAY },
      random,
    )
    expect(take({ kind: 'copy' }).taken).toEqual({ ok: false, error: { code: 'member-cancelled' } })
    const { asked, taken } = take({ kind: 'misuse' })
    expect(taken.ok).toBe(true)
    expect(page(asked.requestId)).toMatchObject({ member: 'cancelled', description: null })
  })

  it('runs by headquarters’ calendar, and says where a year is not announced', () => {
    const requestId = taken()
    keepSettings(store.db, {
      ...defaultSettings,
      calendar: { ...vietnam, years: [2025], holidays: ['2026-11-25'] },
    })
    expect(page(requestId)).toMatchObject({ answerBy: '2026-11-26', daysKnown: false })
  })
})

describe('what is done to a request', () => {
  it('is answered, extended and completed, each with its text and who did it', () => {
    const requestId = taken()
    act({ what: 'answered', requestId, answer: 'Đã nhận' })
    act({ what: 'extended', requestId, reason: 'Hồ sơ ở kho xa' }, '2001')
    expect(page(requestId)).toMatchObject({ standing: 'to-complete', completeBy: '2026-12-14' })
    expect(complete(requestId).ok).toBe(true)
    const shown = page(requestId)
    expect(shown).toMatchObject({ standing: 'done', outcome: 'done', nextDue: null })
    expect(shown.steps).toMatchObject([
      { what: 'received' },
      { what: 'answered', answer: 'Đã nhận' },
      { what: 'extended', reason: 'Hồ sơ ở kho xa', by: { staffNumber: '2001' } },
      { what: 'completed', answer: 'Đã giao bản sao', reason: 'Khách có quyền', outcome: 'done' },
    ])
  })

  it('[REQ6] is not done twice, nor after the completion', () => {
    const requestId = taken()
    act({ what: 'extended', requestId, reason: 'Hồ sơ ở kho xa' })
    expect(act({ what: 'extended', requestId, reason: 'Lần nữa' })).toEqual({
      ok: false,
      error: { code: 'request-extended' },
    })
    complete(requestId)
    expect(complete(requestId)).toEqual({ ok: false, error: { code: 'request-completed' } })
    expect(act({ what: 'answered', requestId: randomUUID(), answer: 'x' })).toEqual({
      ok: false,
      error: { code: 'request-unknown' },
    })
  })

  it('counts although the clock was set back', () => {
    const requestId = taken()
    act({ what: 'answered', requestId, answer: 'Đã nhận' }, '1001', '2026-11-01T00:00:00.000Z')
    expect(page(requestId).answeredAt).toBe('2026-11-23T03:00:00.001Z')
  })

  it('is late on the day after the last', () => {
    const requestId = taken()
    expect(page(requestId, THURSDAY).standing).toBe('late')
  })

  it('[REQ16] gets no more time once the time is over: it is late, and stays so', () => {
    const requestId = taken()
    act({ what: 'answered', requestId, answer: 'Đã nhận' })
    const overdue = '2026-12-04T03:00:00.000Z'
    expect(act({ what: 'extended', requestId, reason: 'Quên mất' }, '2001', overdue)).toEqual({
      ok: false,
      error: { code: 'request-overdue' },
    })
    // A counter of before this rule may have sent one: it changes nothing.
    const sent = { eventId: randomUUID(), register: 'request', entryId: requestId, memberId } as const
    const late = { ...sent, what: 'extended', at: overdue, by: '2001', kept: {}, personal: { reason: 'x' } }
    insertEvent(store.db, late)
    expect(page(requestId, overdue)).toMatchObject({ standing: 'late', completeBy: '2026-12-03' })
  })

  it('[REQ17] is no withdrawal while nothing was taken back since it came', () => {
    const requestId = taken({ kind: 'withdraw' })
    expect(complete(requestId)).toEqual({ ok: false, error: { code: 'withdrawal-not-done' } })
    const how = { changeId: randomUUID(), memberId, at: NEXT, receivedBy: '1001' }
    changeConsent(
      store.db,
      { change: 'withdrawn', purposes: ['transactions'], method: 'in-person', ...how },
      random,
    )
    expect(complete(requestId).ok).toBe(true)
  })

  it('[REQ10] is no deletion while the member is here', () => {
    const requestId = taken({ kind: 'delete' })
    expect(complete(requestId)).toEqual({ ok: false, error: { code: 'deletion-not-done' } })
    cancelMember(store.db, { memberId, numberAgain: facts(1).number, cancelledBy: '2001', at: NEXT }, random)
    expect(complete(requestId).ok).toBe(true)
    expect(page(requestId)).toMatchObject({ standing: 'done', description: null })
  })
})

describe('a restriction', () => {
  const restricted = () => isRestricted(requestsOf(store.db, memberId))
  const agreed = () => agreedPurposes(consent(), consentChangesOf(store.db, memberId))

  it('[REQ13] takes back every consent but the membership, in the same transaction', () => {
    const requestId = taken({ kind: 'restrict' })
    store.db.exec(
      `CREATE TEMP TRIGGER fail BEFORE INSERT ON main.consent_change BEGIN SELECT RAISE(ABORT, 'full'); END`,
    )
    expect(() => complete(requestId)).toThrow('full')
    expect(restricted()).toBe(false)
    store.db.exec('DROP TRIGGER temp.fail')
    complete(requestId)
    expect([restricted(), agreed()]).toEqual([true, ['membership']])
  })

  it('[REQ8] is lifted again', () => {
    const requestId = taken({ kind: 'object' })
    complete(requestId)
    expect(act({ what: 'lifted', requestId, reason: 'Khách muốn dùng lại' }, '2001').ok).toBe(true)
    expect(restricted()).toBe(false)
    expect(page(requestId).liftedAt).not.toBeNull()
  })

  it('that was refused restricts nothing', () => {
    complete(taken({ kind: 'restrict' }), 'refused')
    expect([restricted(), agreed()]).toEqual([false, ['membership', 'transactions']])
  })
})

describe('[REQ9] a supervisor who is asked', () => {
  const open = () => ({ db: store.db, counter }) as unknown as OpenCounter
  const refusal = (requestId: string) => ({
    ...{ actId: randomUUID(), requestId, memberId, askedBy: '1001', madeAt: NEXT },
    act: JSON.stringify({
      ...{ what: 'completed', requestId, outcome: 'refused' },
      ...{ answer: 'Không làm được', reason: 'Luật buộc giữ' },
    }),
  })
  const asked = (requestId: string) => {
    const waiting = refusal(requestId)
    keepAct(store.db, waiting)
    return requestQuestion(waiting, random)
  }
  const waiting = () => waitingQuestions(store.db).map(({ questionId }) => questionId)

  const word = { by: '2001', at: NEXT, nonce: 'n'.repeat(22), base: null, deviceId: counter.deviceId }

  it('sees what is asked and the answer, and what is approved is done in their name', () => {
    const requestId = taken()
    const question = asked(requestId)
    expect(question.shown(open())).toMatchObject({ about: 'request', reason: 'Luật buộc giữ' })
    expect(question.approve(open(), word).ok).toBe(true)
    expect(page(requestId).steps.at(-1)).toMatchObject({ outcome: 'refused', by: { staffNumber: '2001' } })
    expect(question.shown(open())).toBeNull()
    expect(question.approve(open(), word).ok).toBe(false)
  })

  it('who turns it away leaves the request as it was', () => {
    const requestId = taken()
    const question = asked(requestId)
    question.turnAway(open(), { by: '2001', at: NEXT, rejection: 'Chưa đủ lý do' })
    expect(page(requestId).completedAt).toBeNull()
    expect([waiting(), turnedAwayActs(store.db, '1001', 9)]).toMatchObject([
      [],
      [{ actId: question.questionId, rejection: 'Chưa đủ lý do', decidedBy: '2001' }],
    ])
  })

  it('finds in the queue what was put off, the last of each request, until it is done', () => {
    const requestId = taken()
    asked(requestId)
    const again = asked(requestId)
    expect(waiting()).toEqual([again.questionId])
    const [question] = waitingQuestions(store.db)
    expect(question?.shown(open())).toMatchObject({ about: 'request', madeAt: NEXT })
    question?.approve(open(), word)
    expect([waiting(), turnedAwayActs(store.db, '1001', 9)]).toEqual([[], []])
  })

  it('finds no more of it once the request was completed without it', () => {
    const requestId = taken()
    asked(requestId)
    complete(requestId)
    expect(store.db.prepare('SELECT count(*) FROM waiting_act').pluck().get()).toBe(0)
  })

  it('finds no more of it once the member is erased', () => {
    asked(taken())
    eraseMember(store.db, memberId, NEXT)
    expect(store.db.prepare('SELECT count(*) FROM waiting_act').pluck().get()).toBe(0)
  })
})
