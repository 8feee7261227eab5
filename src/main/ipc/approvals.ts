import type { Proposals } from '../../contract/ipc/approval.ts'
import { err, ok } from '../../domain/result.ts'
import { needsApproval } from '../../domain/settings/settings.ts'
import type { ReadableDb } from '../../store/database.ts'
import { openCases } from '../../store/feed/cases.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { findMember } from '../../store/repositories/members.ts'
import {
  findProposal,
  keepProposal,
  openProposals,
  type Proposal,
  turnedAway,
} from '../../store/repositories/proposals.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import { makeCorrection } from '../approvals/approve.ts'
import { CoSign } from '../approvals/coSign.ts'
import type { Staff } from '../counter/signIn.ts'
import { closeCoSignWindow, openCoSignWindow } from '../windows/coSignWindow.ts'
import type { IpcContext } from './context.ts'
import { handle } from './handle.ts'

const TOLD = 20

/** Without any value: those are for the supervisor's window alone. */
function waitingOf(db: ReadableDb, { correction, madeAt }: Proposal): Proposals['waiting'][number] {
  const { correctionId, cardNumber, changes, reason, proposedBy } = correction
  const name = findStaff(db, proposedBy)?.name ?? proposedBy
  const facts = changes.map(({ fact }) => fact)
  return { correctionId, cardNumber, facts, reason, proposedBy: { staffNumber: proposedBy, name }, madeAt }
}

/** What a supervisor has to decide, and what whoever asks was told no; a clerk sees what they proposed themselves. */
function proposalsFor(db: ReadableDb, { role, staffNumber }: Staff): Proposals {
  const mayDecide = role === 'supervisor'
  const waiting = openProposals(db).filter(
    ({ correction }) => mayDecide || correction.proposedBy === staffNumber,
  )
  const cases = mayDecide ? openCases(db) : []
  return {
    waiting: waiting.map(proposal => waitingOf(db, proposal)),
    turnedAway: turnedAway(db, staffNumber, TOLD).map(({ correction, rejection, decidedBy, decidedAt }) => ({
      correctionId: correction.correctionId,
      cardNumber: correction.cardNumber,
      reason: correction.reason,
      rejection: rejection ?? '',
      decidedBy: findStaff(db, decidedBy ?? '')?.name ?? decidedBy ?? '',
      decidedAt: decidedAt ?? '',
    })),
    cases: cases.map(({ caseId, memberId, openedAt, about: { kind } }) => ({
      caseId,
      kind,
      cardNumber: findMember(db, memberId)?.cardNumber ?? null,
      openedAt,
    })),
  }
}

/** Corrections that somebody proposes, and the supervisor's word on them. */
export function handleApprovals({ app, signedIn }: IpcContext): void {
  const window = { open: openCoSignWindow, close: closeCoSignWindow }
  const coSign = new CoSign({ open: app.open, secrets: app.secrets, window })

  handle('approvals:request', signedIn, async ({ reading, ...proposed }, staff) => {
    const open = app.open()
    if (!open || !staff || coSign.isAsking()) return err({ code: 'not-now' })
    const member = findMember(open.db, proposed.memberId)
    if (!member) return err({ code: 'member-unknown' })
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
    keepProposal(open.db, correction, at)
    return ok(await coSign.ask(correction.correctionId, reading ?? null))
  })
  handle('approvals:decide', signedIn, async ({ correctionId }) => {
    const open = app.open()
    if (!open || coSign.isAsking()) return err({ code: 'not-now' })
    const proposal = findProposal(open.db, correctionId)
    if (!proposal || proposal.decidedAt !== null) return err({ code: 'approval-gone' })
    return ok(await coSign.ask(correctionId, null))
  })
  handle('approvals:list', signedIn, (_request, staff) => {
    const open = app.open()
    return open && staff ? ok(proposalsFor(open.db, staff)) : err({ code: 'not-now' })
  })
  handle('coSign:asked', signedIn, () => {
    app.session.touch()
    return ok(coSign.shown())
  })
  handle('coSign:decide', signedIn, decision => {
    app.session.touch()
    return coSign.decide(decision)
  })
  handle('coSign:putOff', signedIn, () => {
    coSign.putOff()
    return ok({})
  })
}
