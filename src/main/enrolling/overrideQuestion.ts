import { randomUUID } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Override } from '../../store/keepOverride.ts'
import { appendAudit } from '../../store/repositories/audit.ts'
import { findMember, type StoredMember } from '../../store/repositories/members.ts'
import { approvalOf } from '../approvals/correctionQuestion.ts'
import type { Question, Word } from '../approvals/question.ts'

interface Asked {
  /** The enrolment, whose id is the member's. */
  memberId: string
  changes: FactChange[]
  reason: string
  askedBy: string
  /** ISO 8601 instant. */
  at: string
  /** Enrols with what the supervisor has approved. */
  enrol(override: Override): Result<StoredMember, Fault>
}

/** [OVR4] The word is bound to this very change of this very member, whose card is given as it is enrolled. */
const overrideBy =
  ({ memberId, changes, reason, askedBy }: Asked, word: Word): Override =>
  cardNumber => {
    const correctionId = randomUUID()
    const proposed = { correctionId, memberId, cardNumber, changes, reason, proposedBy: askedBy }
    return { ...proposed, approval: approvalOf(proposed, word) }
  }

/** Facts that documents gave with certainty and that the clerk would keep otherwise: enrolled once a supervisor says so. */
export function overrideQuestion(asked: Asked): Question {
  const { memberId, changes, reason, askedBy, at } = asked
  return {
    questionId: randomUUID(),
    askedBy,
    // There is no member yet.
    base: () => null,
    shown: ({ db }) =>
      findMember(db, memberId)
        ? null
        : { about: 'override', cardNumber: null, changes, reading: null, details: [], reason, madeAt: at },
    approve(_open, word) {
      const enrolled = asked.enrol(overrideBy(asked, word))
      return enrolled.ok ? ok(null) : err(enrolled.error)
    },
    // Nothing else was kept: who asked is told, and the log that a supervisor said no.
    turnAway: ({ db }, { by, at }) =>
      appendAudit(db, { at, actor: by, action: 'override.rejected', subject: memberId, commitment: null }),
  }
}
