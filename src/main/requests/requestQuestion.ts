import { ActOnRequest } from '../../contract/ipc/request.ts'
import { ok } from '../../domain/result.ts'
import { inTransaction, type ReadableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { memberBase } from '../../store/memberBase.ts'
import { forgetAct, turnActAway, type WaitingAct, waitingActs } from '../../store/repositories/waitingActs.ts'
import type { Question } from '../approvals/question.ts'
import { wordFor } from '../approvals/wordFor.ts'
import { actFault, actOnRequest, partsOf } from './actOnRequest.ts'
import { findRequest, whoseRequest } from './requests.ts'

/** What is to be approved, by the name that the window has a sentence for. */
const nameOf = (act: ActOnRequest) => (act.what === 'completed' ? act.outcome : act.what)

/** Why, for whoever decides to read. */
export const reasonOf = (act: ActOnRequest) => (act.what === 'answered' ? '' : act.reason)

export const actOf = ({ act }: Pick<WaitingAct, 'act'>): ActOnRequest => ActOnRequest.parse(JSON.parse(act))

/** [REQ9] What only a supervisor may decide of a request, put before one. Put off, it waits; turned away, who asked reads why. */
export function requestQuestion(waiting: WaitingAct, random: Randomness): Question {
  const { actId, requestId, memberId, askedBy, madeAt } = waiting
  const act = actOf(waiting)
  return {
    questionId: actId,
    askedBy,
    base: db => memberBase(db, memberId),
    shown({ db }) {
      const request = findRequest(db, act.requestId)
      if (!request || actFault(db, act, new Date().toISOString())) return null
      const answer = act.what === 'completed' ? [{ name: 'answer' as const, text: act.answer }] : []
      return {
        about: 'request',
        cardNumber: whoseRequest(db, request.memberId)?.cardNumber ?? null,
        changes: [],
        reading: null,
        details: [{ name: 'request', text: request.kind }, { name: 'act', text: nameOf(act) }, ...answer],
        reason: reasonOf(act),
        madeAt,
      }
    },
    approve: ({ db }, word) =>
      inTransaction(db, () => {
        const content = { what: act.what, ...partsOf(act) }
        const bound = wordFor({ kind: 'request', subject: requestId, memberId, content }, askedBy, word)
        const done = actOnRequest(db, act, { by: word.by, at: word.at, word: bound }, random)
        if (!done.ok) return done
        forgetAct(db, actId)
        return ok(null)
      }),
    turnAway: ({ db }, answer) => turnActAway(db, waiting, answer),
  }
}

/** [REQ9] What waits of all requests; what can be done no more, since the request went on without it, is not shown. */
export const waitingRequests = (db: ReadableDb, random: Randomness): Question[] =>
  waitingActs(db).map(waiting => requestQuestion(waiting, random))
