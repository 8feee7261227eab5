import { randomUUID } from 'node:crypto'
import type { CancellationRequester } from '../../domain/cancellation/cancellation.ts'
import { err, ok } from '../../domain/result.ts'
import { cancelMember } from '../../store/erasure/cancelMember.ts'
import { findMember } from '../../store/repositories/members.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import type { Question } from '../approvals/question.ts'

export interface AskedCancellation {
  memberId: string
  numberAgain: string
  requester: CancellationRequester
  /** Shown to the supervisor, and not kept. */
  reason: string
  askedBy: string
  at: string
}

/** [CAN2] Whether a membership is to end, before a supervisor who did not ask it. [CAN4] Put off, it is asked again: see keepAsked. */
export function cancellationQuestion(asked: AskedCancellation): Question {
  const { memberId, numberAgain, requester, reason, askedBy, at: madeAt } = asked
  return {
    questionId: randomUUID(),
    askedBy,
    shown({ db }) {
      const held = findMember(db, memberId) ?? findShrunk(db, memberId)
      if (!held) return null
      return {
        about: 'cancellation',
        cardNumber: held.cardNumber,
        changes: [],
        reading: null,
        details: [{ name: 'requester', text: requester }],
        reason,
        madeAt,
      }
    },
    approve({ db }, { by, at }) {
      const cancelled = cancelMember(
        db,
        { memberId, numberAgain, cancelledBy: by, at },
        { uuid: () => randomUUID() },
      )
      return cancelled.ok ? ok(null) : err({ code: cancelled.error })
    },
    // Nothing was kept, so there is nothing to take back.
    turnAway() {},
  }
}
