import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { correctionQuestion } from '../../src/main/approvals/correctionQuestion.ts'
import { waitingQuestions } from '../../src/main/approvals/queue.ts'
import { seeRejection, turnedAwayOf } from '../../src/main/approvals/turnedAway.ts'
import { cancellationQuestion } from '../../src/main/cancelling/cancellationQuestion.ts'
import { writeDemand } from '../../src/main/disclosures/register.ts'
import { requestPage, requestsOf } from '../../src/main/requests/requests.ts'
import { enrol } from '../../src/store/enrol.ts'
import { keepProposal } from '../../src/store/repositories/proposals.ts'
import { AT, enrolment, facts, random } from '../store/counterFixture.ts'
import { type CoSigning, makeCoSigning, PIN } from './coSignFixture.ts'

let coSigning: CoSigning
let member: ReturnType<typeof enrolment>
let cardNumber: string
beforeEach(async () => {
  coSigning = await makeCoSigning()
  member = enrolment(1)
  const made = enrol(coSigning.store.db, member, random)
  if (!made.ok) throw new Error(made.error.code)
  cardNumber = made.value.cardNumber
})
afterEach(() => coSigning.store.remove())

const REJECTION = 'Văn bản không có dấu'
const db = () => coSigning.store.db
const log = () => db().prepare('SELECT actor, action, subject FROM audit').all()
const turnAway = (questionId: string) =>
  coSigning.coSign.decide({
    ...{ questionId, staffNumber: '2001', pin: PIN },
    decision: 'reject',
    rejection: REJECTION,
  })

async function demandTurnedAway(): Promise<string> {
  const disclosureId = randomUUID()
  const demand = {
    agency: 'Công an tỉnh Mẫu',
    legalBasis: 'Điều 9 Luật Mẫu',
    documentNumber: '12/CV-CA',
    documentDate: '2026-11-20',
    facts: ['fullName' as const],
  }
  writeDemand(db(), { disclosureId, memberId: member.memberId, demand }, { by: '1001', at: AT })
  const waiting = waitingQuestions(db()).find(({ questionId }) => questionId === disclosureId)
  if (!waiting) throw new Error('nothing waits')
  const outcome = coSigning.coSign.ask(waiting)
  await turnAway(disclosureId)
  expect(await outcome).toEqual({ outcome: 'turned-away', rejection: REJECTION })
  return disclosureId
}

async function correctionTurnedAway(): Promise<string> {
  const correctionId = randomUUID()
  const changes = [{ fact: 'fullName' as const, from: facts().fullName, to: 'Nguyễn Thị Mẫn' }]
  const about = { correctionId, memberId: member.memberId, cardNumber, proposedBy: '1001' }
  keepProposal(db(), { ...about, changes, reason: 'Gõ nhầm' }, AT)
  const question = correctionQuestion(db(), correctionId)
  if (!question) throw new Error('nothing waits')
  void coSigning.coSign.ask(question)
  await turnAway(correctionId)
  return correctionId
}

describe('[APR2] what a supervisor turned away from the queue', () => {
  it('is read by the clerk who asked, a disclosure as well as a correction, and by nobody else', async () => {
    const [disclosure, correction] = [await demandTurnedAway(), await correctionTurnedAway()]
    const told = turnedAwayOf(db(), '1001')
    expect(told.map(({ questionId, about }) => [about, questionId])).toEqual(
      expect.arrayContaining([
        ['disclosure', disclosure],
        ['correction', correction],
      ]),
    )
    expect(told.find(({ about }) => about === 'disclosure')).toMatchObject({
      cardNumber,
      reason: 'Công an tỉnh Mẫu',
      rejection: REJECTION,
      decidedBy: 'Lê Thị Giả',
      isSeen: false,
    })
    expect(turnedAwayOf(db(), '2001')).toEqual([])
  })

  it('calls for nobody once the clerk has said that they read it, and the log says so once', async () => {
    const [read, unread] = [await demandTurnedAway(), await correctionTurnedAway()]
    expect(seeRejection(db(), read, { by: '1001', at: AT }).ok).toBe(true)
    expect(seeRejection(db(), read, { by: '1001', at: AT }).ok).toBe(true)
    const seen = new Map(turnedAwayOf(db(), '1001').map(({ questionId, isSeen }) => [questionId, isSeen]))
    expect([seen.get(read), seen.get(unread)]).toEqual([true, false])
    expect(log().filter(entry => (entry as { action: string }).action === 'rejection.seen')).toEqual([
      { actor: '1001', action: 'rejection.seen', subject: read },
    ])
  })

  it('is marked as read by nobody but who asked', async () => {
    const id = await demandTurnedAway()
    expect(seeRejection(db(), id, { by: '2002', at: AT })).toEqual({
      ok: false,
      error: { code: 'approval-gone' },
    })
    expect(turnedAwayOf(db(), '1001')).toMatchObject([{ isSeen: false }])
  })
})

it('[CAN4] a cancellation that a supervisor turns away stays a request to be deleted, with its clock, and is in the log', async () => {
  const { memberId } = member
  const asked = {
    memberId,
    numberAgain: member.facts.number,
    requester: 'customer' as const,
    representative: null,
    reason: '',
  }
  const question = cancellationQuestion({ ...asked, askedBy: '1001', at: AT })
  const outcome = coSigning.coSign.ask(question)
  await turnAway(question.questionId)
  expect(await outcome).toEqual({ outcome: 'turned-away', rejection: REJECTION })
  expect(requestsOf(db(), memberId)).toMatchObject([
    { kind: 'delete', completedAt: null, completeBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
  ])
  const [request] = requestsOf(db(), memberId)
  expect(requestPage(db(), request?.requestId ?? '', AT)).toMatchObject({
    occasion: 'cancellation-turned-away',
    identityCheck: 'number-read-again',
  })
  expect(log()).toContainEqual({ actor: '2001', action: 'cancellation.rejected', subject: memberId })
})
