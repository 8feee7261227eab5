import type { Json } from '../../domain/audit/canonical.ts'
import { type Disclosure, mayDecide } from '../../domain/disclosure/disclosure.ts'
import { err, ok } from '../../domain/result.ts'
import { cardOfSubject } from '../../store/audit/subjects.ts'
import type { ReadableDb } from '../../store/database.ts'
import { memberBase } from '../../store/memberBase.ts'
import type { Question } from '../approvals/question.ts'
import { wordFor } from '../approvals/wordFor.ts'
import { allDisclosures, findDisclosure, recordStep } from './register.ts'

/** The demand as it stands in the register. */
const contentOf = (demand: Disclosure['demand']): Json => ({ ...demand, facts: [...demand.facts] })

function questionOf({ disclosureId, requested, demand, memberId }: Disclosure): Question {
  /** As it stands now: it may have been decided at another counter since. */
  const waiting = (db: ReadableDb) => {
    const now = findDisclosure(db, disclosureId)
    return now?.state === 'requested' ? now : null
  }
  const { agency, legalBasis, documentNumber, documentDate, facts } = demand
  return {
    questionId: disclosureId,
    askedBy: requested.by,
    base: db => memberBase(db, memberId),
    shown({ db }) {
      if (!waiting(db)) return null
      return {
        about: 'disclosure',
        cardNumber: cardOfSubject(db, memberId),
        changes: [],
        reading: null,
        details: [
          { name: 'agency', text: agency },
          { name: 'legalBasis', text: legalBasis },
          { name: 'document', text: `${documentNumber}, ${documentDate.split('-').reverse().join('/')}` },
          { name: 'facts', text: facts.join(',') },
        ],
        reason: agency,
        madeAt: requested.at,
      }
    },
    approve({ db }, word) {
      const { by, at } = word
      const now = waiting(db)
      // Who answers is a supervisor: whoever puts the question has seen to it.
      const allowed = now
        ? mayDecide(now, { staffNumber: by, role: 'supervisor' })
        : err('approval-gone' as const)
      if (!now || !allowed.ok) return err({ code: allowed.ok ? 'approval-gone' : allowed.error })
      const act = {
        kind: 'disclosure',
        subject: disclosureId,
        memberId,
        content: contentOf(now.demand),
      } as const
      recordStep(db, now, {
        what: 'approved',
        by,
        at,
        kept: { word: { ...wordFor(act, requested.by, word) } },
      })
      return ok(null)
    },
    turnAway({ db }, { by, at, rejection }) {
      const now = waiting(db)
      if (now) recordStep(db, now, { what: 'refused', by, at, kept: { reason: rejection } })
    },
  }
}

/** A disclosure that waits, as a question; null where it was decided or never asked. */
export function disclosureQuestion(db: ReadableDb, disclosureId: string): Question | null {
  const disclosure = findDisclosure(db, disclosureId)
  return disclosure?.state === 'requested' ? questionOf(disclosure) : null
}

export const waitingDisclosures = (db: ReadableDb): Question[] =>
  allDisclosures(db)
    .filter(({ state }) => state === 'requested')
    .map(questionOf)
