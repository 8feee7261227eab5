import type { ActOnRequest } from '../../contract/ipc/request.ts'
import type { Randomness } from '../../store/enrol.ts'
import type { Question } from '../approvals/question.ts'
import { actFault, actOnRequest } from './actOnRequest.ts'
import { findRequest, whoseRequest } from './requests.ts'

/** What is to be approved, by the name that the window has a sentence for. */
const nameOf = (act: ActOnRequest) => (act.what === 'completed' ? act.outcome : act.what)

/**
 * [REQ9] What only a supervisor may decide of a request, put before one. Nothing of it is kept until it is approved: where it is
 * put off or turned away, the form on the clerk's screen still holds it.
 */
export function requestQuestion(
  act: ActOnRequest,
  { questionId, askedBy, madeAt }: { questionId: string; askedBy: string; madeAt: string },
  random: Randomness,
): Question {
  return {
    questionId,
    askedBy,
    shown({ db }) {
      const request = findRequest(db, act.requestId)
      if (!request || actFault(db, act)) return null
      const answer = act.what === 'completed' ? [{ name: 'answer' as const, text: act.answer }] : []
      return {
        about: 'request',
        cardNumber: whoseRequest(db, request.memberId)?.cardNumber ?? null,
        changes: [],
        reading: null,
        details: [{ name: 'request', text: request.kind }, { name: 'act', text: nameOf(act) }, ...answer],
        reason: act.what === 'answered' ? '' : act.reason,
        madeAt,
      }
    },
    approve: ({ db }, { by, at }) => actOnRequest(db, act, { by, at }, random),
    turnAway: () => {},
  }
}
