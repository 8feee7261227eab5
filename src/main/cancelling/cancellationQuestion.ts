import { randomUUID } from 'node:crypto'
import type { CancellationRequester } from '../../domain/cancellation/cancellation.ts'
import { err, ok } from '../../domain/result.ts'
import { inTransaction } from '../../store/database.ts'
import { cancelMember } from '../../store/erasure/cancelMember.ts'
import { memberBase } from '../../store/memberBase.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import { findMember } from '../../store/repositories/members.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import type { Question } from '../approvals/question.ts'
import { wordFor } from '../approvals/wordFor.ts'
import { random } from '../random.ts'
import { keepAsked } from './keepAsked.ts'

export interface AskedCancellation {
  memberId: string
  numberAgain: string
  requester: CancellationRequester
  /** Full name; null where the customer asks. */
  representative: string | null
  /** Shown to the supervisor, and not kept. */
  reason: string
  askedBy: string
  at: string
}

/** [CAN2] Whether a membership is to end, before a supervisor who did not ask it. [CAN4] Put off or turned away, it stays a request: see keepAsked. */
export function cancellationQuestion(asked: AskedCancellation): Question {
  const { memberId, numberAgain, requester, representative, reason, askedBy, at: madeAt } = asked
  return {
    questionId: randomUUID(),
    askedBy,
    base: db => memberBase(db, memberId),
    shown({ db }) {
      const held = findMember(db, memberId) ?? findShrunk(db, memberId)
      if (!held) return null
      return {
        about: 'cancellation',
        cardNumber: held.cardNumber,
        changes: [],
        reading: null,
        details: [
          { name: 'requester', text: requester },
          ...(representative === null ? [] : [{ name: 'representative' as const, text: representative }]),
        ],
        reason,
        madeAt,
      }
    },
    approve({ db }, word) {
      const held = findMember(db, memberId) ?? findShrunk(db, memberId)
      if (!held) return err({ code: 'member-unknown' })
      const { by, at } = word
      const content = { cardNumber: held.cardNumber }
      const bound = wordFor({ kind: 'cancellation', subject: memberId, memberId, content }, askedBy, word)
      const cancelled = cancelMember(db, { memberId, numberAgain, cancelledBy: by, at, word: bound }, random)
      return cancelled.ok ? ok(null) : err({ code: cancelled.error })
    },
    // What the customer asks does not end with a no at the counter: it is answered within the law's time.
    turnAway: ({ db }, { by, at }) =>
      inTransaction(db, () => {
        appendAudit(db, {
          at,
          actor: by,
          action: 'cancellation.rejected',
          subject: memberId,
          commitment: null,
        })
        keepAsked(db, { ...asked, at }, 'cancellation-turned-away', random)
      }),
  }
}
