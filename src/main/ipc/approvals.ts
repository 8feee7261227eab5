import type { Proposals } from '../../contract/ipc/approval.ts'
import { err, ok } from '../../domain/result.ts'
import { needsApproval } from '../../domain/settings/settings.ts'
import type { ReadableDb } from '../../store/database.ts'
import { openCases } from '../../store/feed/cases.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { findMember } from '../../store/repositories/members.ts'
import { keepProposal } from '../../store/repositories/proposals.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import { correctionQuestion, makeCorrection } from '../approvals/correctionQuestion.ts'
import type { Question } from '../approvals/question.ts'
import { waitingQuestions } from '../approvals/queue.ts'
import { seeRejection, turnedAwayOf } from '../approvals/turnedAway.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'
import type { Staff } from '../counter/signIn.ts'
import { correctionFault } from '../members/restriction.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

/** Without any value: those are for the supervisor's window alone. */
function waitingOf(open: OpenCounter, question: Question): Proposals['waiting'] {
  const shown = question.shown(open)
  if (!shown) return []
  const { questionId, askedBy: staffNumber } = question
  const { about, cardNumber, changes, reason, madeAt } = shown
  const name = findStaff(open.db, staffNumber)?.name ?? staffNumber
  const facts = changes.map(({ fact }) => fact)
  return [{ questionId, about, cardNumber, facts, reason, askedBy: { staffNumber, name }, madeAt }]
}

const casesOf = (db: ReadableDb): Proposals['cases'] =>
  openCases(db).map(({ caseId, memberId, openedAt, about: { kind } }) => ({
    caseId,
    kind,
    cardNumber: findMember(db, memberId)?.cardNumber ?? null,
    openedAt,
  }))

/** What a supervisor has to decide, and what whoever asks was told no; a clerk sees what they proposed themselves. */
function proposalsFor(open: OpenCounter, { role, staffNumber }: Staff): Proposals {
  const { db } = open
  const mayDecide = role === 'supervisor'
  return {
    waiting: waitingQuestions(db)
      .filter(({ askedBy }) => mayDecide || askedBy === staffNumber)
      .flatMap(question => waitingOf(open, question))
      .sort((a, b) => (a.madeAt < b.madeAt ? -1 : 1)),
    turnedAway: turnedAwayOf(db, staffNumber),
    cases: mayDecide ? casesOf(db) : [],
  }
}

/** Corrections that somebody proposes, and the supervisor's word on whatever waits for one. */
export function handleApprovals({ app, coSign, rereadings, signedIn }: IpcContext): void {
  handle('approvals:request', signedIn, async (proposed, staff) => {
    const open = app.open()
    if (!open || !staff || coSign.isAsking()) return err({ code: 'not-now' })
    const member = findMember(open.db, proposed.memberId)
    if (!member) return err({ code: 'member-unknown' })
    const fault = correctionFault(open.db, proposed.memberId)
    if (fault) return err(fault)
    const { cardNumber, facts } = member
    if (proposed.changes.some(({ fact, from }) => facts[fact] !== from)) return err({ code: 'facts-changed' })
    const correction = { ...proposed, cardNumber, proposedBy: staff.staffNumber }
    const changed = correction.changes.map(({ fact }) => fact)
    const at = new Date().toISOString()
    if (!needsApproval(settingsOf(open.db), changed)) {
      const made = makeCorrection(open.db, { ...correction, approval: null }, at)
      void open.sync.wake()
      return made.ok ? ok({ outcome: 'done' }) : made
    }
    keepProposal(
      open.db,
      correction,
      at,
      rereadings.of(proposed.memberId, staff.staffNumber, proposed.changes),
    )
    const question = correctionQuestion(open.db, correction.correctionId)
    if (!question) return err({ code: 'approval-gone' })
    const outcome = await coSign.ask(question)
    // What was turned away may be put right and proposed again.
    if (outcome.outcome !== 'turned-away') rereadings.forget()
    return ok(outcome)
  })
  handle('approvals:decide', signedIn, async asked => {
    const open = app.open()
    if (!open || coSign.isAsking()) return err({ code: 'not-now' })
    const question = waitingQuestions(open.db).find(({ questionId }) => questionId === asked.questionId)
    return question ? ok(await coSign.ask(question)) : err({ code: 'approval-gone' })
  })
  handle('approvals:list', signedIn, (_request, staff) => {
    const open = app.open()
    return open && staff ? ok(proposalsFor(open, staff)) : err({ code: 'not-now' })
  })
  handle('approvals:seen', signedIn, ({ questionId }, staff) => {
    const open = app.open()
    if (!open || !staff) return err({ code: 'not-now' })
    const seen = seeRejection(open.db, questionId, { by: staff.staffNumber, at: new Date().toISOString() })
    return seen.ok ? ok({}) : seen
  })
  handle('coSign:asked', signedIn, (_request, staff) => {
    app.session.touch()
    return ok(staff ? coSign.see(staff.staffNumber) : null)
  })
  handle('coSign:decide', signedIn, decision => {
    app.session.touch()
    return coSign.decide(decision)
  })
  handle('coSign:touch', signedIn, () => {
    app.session.touch()
    return ok({})
  })
  handle('coSign:putOff', signedIn, () => {
    coSign.putOff()
    return ok({})
  })
}
