import type { Proposals } from '../../contract/ipc/approval.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { cardOfSubject } from '../../store/audit/subjects.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { turnedAway } from '../../store/repositories/proposals.ts'
import { isSeen, markSeen } from '../../store/repositories/seenRejections.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import { turnedAwayActs } from '../../store/repositories/waitingActs.ts'
import { allDisclosures } from '../disclosures/register.ts'
import { actOf, reasonOf } from '../requests/requestQuestion.ts'
import { whoseRequest } from '../requests/requests.ts'

const TOLD = 20

type TurnedAway = Proposals['turnedAway'][number]
/** Before it is said who decided by name, and whether it was read. */
type Found = Omit<TurnedAway, 'isSeen'>

const corrections = (db: ReadableDb, askedBy: string): Found[] =>
  turnedAway(db, askedBy, TOLD).map(({ correction, rejection, decidedBy, decidedAt }) => ({
    questionId: correction.correctionId,
    about: 'correction',
    cardNumber: correction.cardNumber,
    reason: correction.reason,
    rejection: rejection ?? '',
    decidedBy: decidedBy ?? '',
    decidedAt: decidedAt ?? '',
  }))

const acts = (db: ReadableDb, askedBy: string): Found[] =>
  turnedAwayActs(db, askedBy, TOLD).map(({ act, actId, memberId, rejection, decidedBy, decidedAt }) => ({
    questionId: actId,
    about: 'request',
    cardNumber: whoseRequest(db, memberId)?.cardNumber ?? null,
    reason: reasonOf(actOf({ act })),
    ...{ rejection, decidedBy, decidedAt },
  }))

const disclosures = (db: ReadableDb, askedBy: string): Found[] =>
  allDisclosures(db).flatMap(({ disclosureId, memberId, demand, requested, refused }) =>
    refused && requested.by === askedBy
      ? {
          questionId: disclosureId,
          about: 'disclosure',
          cardNumber: cardOfSubject(db, memberId),
          reason: demand.agency,
          rejection: refused.reason,
          decidedBy: refused.by,
          decidedAt: refused.at,
        }
      : [],
  )

/** [APR2] What was turned away of what somebody asked, of every kind that may wait, the newest first. */
export const turnedAwayOf = (db: ReadableDb, askedBy: string): TurnedAway[] =>
  [corrections, acts, disclosures]
    .flatMap(find => find(db, askedBy))
    .sort((a, b) => (a.decidedAt > b.decidedAt ? -1 : 1))
    .slice(0, TOLD)
    .map(found => ({
      ...found,
      decidedBy: findStaff(db, found.decidedBy)?.name ?? found.decidedBy,
      isSeen: isSeen(db, found.questionId),
    }))

/** [APR2] Whoever asked says that they have read it; nobody else can. */
export function seeRejection(
  db: WritableDb,
  questionId: string,
  { by, at }: { by: string; at: string },
): Result<null, Fault> {
  const own = turnedAwayOf(db, by).some(one => one.questionId === questionId)
  if (!own) return err({ code: 'approval-gone' })
  markSeen(db, questionId, { by, at })
  return ok(null)
}
