import { type Calendar, dayInVietnam } from '../calendar/workingDays.ts'
import type { IsoDate } from '../date.ts'
import { inOrder, type RegisterEvent } from '../register/event.ts'
import { dueDays } from './clocks.ts'
import type { RequestKind, RequestOutcome } from './kinds.ts'

/** A request as its events make it. */
export interface DataSubjectRequest {
  requestId: string
  memberId: string
  kind: RequestKind
  /** ISO 8601 instants. */
  receivedAt: string
  answeredAt: string | null
  extendedAt: string | null
  completedAt: string | null
  outcome: RequestOutcome | null
  /** The last days, by the calendar of Vietnam. */
  answerBy: IsoDate
  completeBy: IsoDate
}

/** Where a request stands. `urgent`: a notice of misuse that is not completed. */
export type Standing = 'urgent' | 'late' | 'to-answer' | 'to-complete' | 'done'

/**
 * [REQ3] What a request is follows from its events alone; null where it was never received. Events of several counters may
 * come in any order, and twice: the first answer, the first extension and the first completion count, and what comes
 * after the completion changes nothing.
 */
export function requestOf(events: readonly RegisterEvent[], calendar: Calendar): DataSubjectRequest | null {
  const ordered = inOrder(events.filter(({ register }) => register === 'request'))
  const received = ordered.find(({ what }) => what === 'received')
  if (!received?.memberId) return null
  const completed = ordered.find(({ what }) => what === 'completed')
  const before = ordered.filter(event => !completed || event.at <= completed.at)
  const at = (what: string) => before.find(event => event.what === what)?.at ?? null
  const kind = received.kept.kind as RequestKind
  const due = dueDays(kind, dayInVietnam(received.at), calendar)
  const extendedAt = due.extended === null ? null : at('extended')
  return {
    requestId: received.entryId,
    memberId: received.memberId,
    kind,
    receivedAt: received.at,
    // Completing answers, too.
    answeredAt: at('answered') ?? completed?.at ?? null,
    extendedAt,
    completedAt: completed?.at ?? null,
    outcome: (completed?.kept.outcome as RequestOutcome | undefined) ?? null,
    answerBy: due.answer,
    completeBy: extendedAt && due.extended ? due.extended : due.complete,
  }
}

/** [REQ4] The next day that something is due; null once it is done. */
export const nextDue = (request: DataSubjectRequest): IsoDate | null => {
  if (request.completedAt) return null
  return request.answeredAt ? request.completeBy : request.answerBy
}

/** [REQ5] Where a request stands today, by the calendar of Vietnam: late from the day after the last. */
export function standingOf(request: DataSubjectRequest, now: string): Standing {
  const due = nextDue(request)
  if (due === null) return 'done'
  if (dayInVietnam(now) > due) return 'late'
  if (request.kind === 'misuse') return 'urgent'
  return request.answeredAt ? 'to-complete' : 'to-answer'
}

export type RequestFault = 'not-received' | 'already-completed' | 'already-extended' | 'not-extendable'

/** [REQ6] Whether an event may still happen to a request. */
export function mayHappen(
  request: DataSubjectRequest | null,
  what: 'answered' | 'extended' | 'completed',
): RequestFault | null {
  if (!request) return 'not-received'
  if (request.completedAt) return 'already-completed'
  if (what !== 'extended') return null
  if (request.kind === 'misuse') return 'not-extendable'
  return request.extendedAt ? 'already-extended' : null
}

/** [REQ7] A member whose facts are found and not used: a restriction or an objection was carried out and none lifted since. */
export function isRestricted(requests: readonly DataSubjectRequest[]): boolean {
  return requests.some(
    ({ kind, completedAt, outcome }) =>
      (kind === 'restrict' || kind === 'object') && completedAt !== null && outcome !== 'refused',
  )
}
