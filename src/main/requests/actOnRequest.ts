import type { Fault } from '../../contract/ipc/fault.ts'
import type { ActOnRequest } from '../../contract/ipc/request.ts'
import type { BoundWord } from '../../domain/approval/word.ts'
import { instantAfter } from '../../domain/consent/change.ts'
import type { Purpose } from '../../domain/consent/consent.ts'
import { consentStanding, perhapsAgreed } from '../../domain/consent/standing.ts'
import { completionFault, mayHappen } from '../../domain/request/acts.ts'
import { type DataSubjectRequest, isRestricted } from '../../domain/request/request.ts'
import { endedByRestriction } from '../../domain/request/restriction.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { changeConsents } from '../../store/changeConsent.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { recordEvent } from '../../store/registers/recordEvent.ts'
import { consentChangesOf } from '../../store/repositories/consentRecords.ts'
import { findMember } from '../../store/repositories/members.ts'
import { forgetWaiting } from '../../store/repositories/waitingActs.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'
import { findRequest } from './requests.ts'

interface Doing {
  /** Staff number of who decides: the supervisor, where one was needed. */
  by: string
  at: string
  /** [APR3] The supervisor's, on what somebody else asked. */
  word?: BoundWord
}

/** [REQ6] [REQ8] [REQ10] [REQ16] [REQ17] Why something may not be done to a request now; null where it may. */
export function actFault(db: ReadableDb, act: ActOnRequest, now: string): Fault | null {
  const request = findRequest(db, act.requestId)
  const fault = mayHappen(request, act.what, now)
  if (fault || !request) return { code: fault ?? 'request-unknown' }
  if (act.what !== 'completed') return null
  const isCancelled = findCancelled(db, request.memberId) !== null
  const consentChanges = consentChangesOf(db, request.memberId)
  const open = completionFault(request, act.outcome, { isCancelled, consentChanges })
  return open && { code: open }
}

/** What the register keeps of an act: of this a supervisor's word is. */
export const partsOf = (act: ActOnRequest) => {
  if (act.what === 'answered') return { kept: {}, personal: { answer: act.answer } }
  if (act.what !== 'completed') return { kept: {}, personal: { reason: act.reason } }
  const { outcome, answer, reason } = act
  return { kept: { outcome }, personal: { answer, reason } }
}

/** What a member agrees to, or may agree to where only headquarters knows; nothing of who left. */
function agreedOf(db: ReadableDb, memberId: string): Purpose[] {
  const changes = consentChangesOf(db, memberId)
  const member = findMember(db, memberId)
  if (member) return consentStanding(member.consent, changes).agreed
  return findShrunk(db, memberId) ? perhapsAgreed(changes) : []
}

/** [REQ13] Takes back what the customer agreed to besides the membership, wherever their facts are. */
function endConsents(db: WritableDb, memberId: string, { by, at }: Doing, random: Randomness): void {
  const purposes = endedByRestriction(agreedOf(db, memberId))
  if (purposes.length === 0) return
  const before = consentChangesOf(db, memberId)
  const change = {
    change: 'withdrawn' as const,
    changeId: random.uuid(),
    memberId,
    purposes,
    method: 'in-person' as const,
    at: instantAfter(before, at),
    receivedBy: by,
  }
  changeConsents(db, { changes: [change], evidence: null }, random)
}

/** After what it follows, or it would be taken for older where the clock was set back. */
const momentFor = ({ receivedAt, answeredAt, extendedAt, completedAt }: DataSubjectRequest, now: string) =>
  instantAfter(
    [receivedAt, answeredAt, extendedAt, completedAt].flatMap(at => (at ? [{ at }] : [])),
    now,
  )

/** Does something to a request, with everything that follows from it: one transaction. */
export function actOnRequest(
  db: WritableDb,
  act: ActOnRequest,
  doing: Doing,
  random: Randomness,
): Result<null, Fault> {
  return inTransaction(db, () => {
    const request = findRequest(db, act.requestId)
    if (!request) return err({ code: 'request-unknown' })
    const at = momentFor(request, doing.at)
    const fault = actFault(db, act, at)
    if (fault) return err(fault)
    const { requestId, memberId } = request
    const entry = { eventId: random.uuid(), register: 'request' as const, entryId: requestId, memberId }
    const { kept, personal } = partsOf(act)
    const worded = doing.word ? { ...kept, word: { ...doing.word } } : kept
    recordEvent(db, { ...entry, what: act.what, at, by: doing.by, kept: worded, personal }, random)
    if (act.what === 'completed') forgetWaiting(db, requestId)
    const after = findRequest(db, requestId)
    if (act.what === 'completed' && after && isRestricted([after]))
      endConsents(db, memberId, { by: doing.by, at }, random)
    return ok(null)
  })
}
