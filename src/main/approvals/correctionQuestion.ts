import { createHash } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import { approvalText } from '../../domain/correction/approval.ts'
import type { Approval, Correction } from '../../domain/correction/correction.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type CorrectFault, correctMember } from '../../store/correctMember.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import { memberBase } from '../../store/memberBase.ts'
import {
  decideProposal,
  findProposal,
  openProposals,
  type Proposal,
  type Proposed,
} from '../../store/repositories/proposals.ts'
import { correctionFault } from '../members/restriction.ts'
import { random } from '../random.ts'
import type { Question, Word } from './question.ts'

const faultOf = (fault: CorrectFault): Fault =>
  fault.code === 'already-a-member'
    ? { code: fault.code, values: { cardNumber: fault.cardNumber } }
    : { code: fault.code }

/** Makes a correction that needs nobody's approval, or has one. */
export function makeCorrection(db: WritableDb, correction: Correction, at: string): Result<null, Fault> {
  const made = correctMember(db, correction, random, at)
  return made.ok ? ok(null) : err(faultOf(made.error))
}

/** [COR11] A supervisor's word, bound to this very change. */
export function approvalOf(proposed: Proposed, { by, at, nonce, base, deviceId }: Word): Approval {
  const word = { approvedBy: by, approvedAt: at, nonce, base }
  const text = approvalText(proposed, word, deviceId)
  return { ...word, binding: createHash('sha256').update(text).digest('hex') }
}

function questionOf({ correction }: Proposal): Question {
  const { correctionId, proposedBy } = correction
  return {
    questionId: correctionId,
    askedBy: proposedBy,
    base: db => memberBase(db, correction.memberId),
    reveals: { memberId: correction.memberId, facts: correction.changes.map(({ fact }) => fact) },
    shown({ db }) {
      const proposal = findProposal(db, correctionId)
      if (!proposal || proposal.decidedAt !== null) return null
      const { cardNumber, changes, reason } = proposal.correction
      return {
        about: 'correction',
        cardNumber,
        changes,
        reading: proposal.reading,
        details: [],
        reason,
        madeAt: proposal.madeAt,
      }
    },
    approve: ({ db }, word) =>
      inTransaction(db, () => {
        // [REQ12] The customer may have restricted the use of their data since this was proposed.
        const restricted = correctionFault(db, correction.memberId)
        if (restricted) return err(restricted)
        const made = makeCorrection(db, { ...correction, approval: approvalOf(correction, word) }, word.at)
        if (made.ok) decideProposal(db, correctionId, { by: word.by, at: word.at, rejection: null })
        return made
      }),
    turnAway: ({ db }, answer) => decideProposal(db, correctionId, answer),
  }
}

/** A correction that waits, as a question; null where it is decided or was never asked. */
export function correctionQuestion(db: ReadableDb, correctionId: string): Question | null {
  const proposal = findProposal(db, correctionId)
  return proposal && proposal.decidedAt === null ? questionOf(proposal) : null
}

export const waitingCorrections = (db: ReadableDb): Question[] => openProposals(db).map(questionOf)
