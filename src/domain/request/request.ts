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
  /** When the restriction that it brought about was taken off again. */
  liftedAt: string | null
  /** The last days, by the calendar of Vietnam. */
  answerBy: IsoDate
  completeBy: IsoDate
}

/** Where a request stands. `urgent`: a notice of misuse that is not completed. */
export const standings = ['urgent', 'late', 'to-answer', 'to-complete', 'done'] as const
export type Standing = (typeof standings)[number]

const restrictsOnce = (kind: RequestKind, outcome: RequestOutcome | null) =>
  (kind === 'restrict' || kind === 'object') && outcome !== null && outcome !== 'refused'

const liftOf = (ordered: readonly RegisterEvent[], since = '') =>
  ordered.find(({ what, at }) => what === 'lifted' && at >= since)?.at

/**
 * [REQ3] What a request is follows from its events alone; null where it was never received. Events of several counters may
 * come in any order, and twice: the first answer, the first extension and the first completion count, and what comes
 * after the completion changes nothing but for a restriction that is lifted [REQ8]. [REQ16] Nor does an extension that came when
 * the time was over already: what is late stays late.
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
  const asked = due.extended === null ? null : at('extended')
  const extendedAt = asked && dayInVietnam(asked) <= due.complete ? asked : null
  const outcome = (completed?.kept.outcome as RequestOutcome | undefined) ?? null
  const restricts = completed !== undefined && restrictsOnce(kind, outcome)
  return {
    requestId: received.entryId,
    memberId: received.memberId,
    kind,
    receivedAt: received.at,
    // Completing answers, too.
    answeredAt: at('answered') ?? completed?.at ?? null,
    extendedAt,
    completedAt: completed?.at ?? null,
    outcome,
    liftedAt: (restricts && liftOf(ordered, completed?.at)) || null,
    answerBy: due.answer,
    completeBy: extendedAt && due.extended ? due.extended : due.complete,
  }
}

/** [REQ4] The next day that something is due; null once it is done. */
export const nextDue = (request: DataSubjectRequest): IsoDate | null => {
  const { completedAt, answeredAt, answerBy, completeBy } = request
  if (completedAt) return null
  // Three days may be over before two working days are.
  return answeredAt || completeBy < answerBy ? completeBy : answerBy
}

/** [REQ5] Where a request stands today, by the calendar of Vietnam: late from the day after the last. */
export function standingOf(request: DataSubjectRequest, now: string): Standing {
  const due = nextDue(request)
  if (due === null) return 'done'
  if (dayInVietnam(now) > due) return 'late'
  if (request.kind === 'misuse') return 'urgent'
  return request.answeredAt ? 'to-complete' : 'to-answer'
}

/** [REQ7] A member whose facts are found and not used: a restriction or an objection was carried out and not lifted since. */
export const isRestricted = (requests: readonly DataSubjectRequest[]): boolean =>
  requests.some(({ kind, outcome, liftedAt }) => restrictsOnce(kind, outcome) && liftedAt === null)

const pressing = (request: DataSubjectRequest, now: string): string => {
  const rank =
    request.kind === 'misuse' && !request.completedAt ? 0 : standings.indexOf(standingOf(request, now))
  return `${rank}${nextDue(request) ?? ''}`
}

/** [REQ14] Notices of misuse that are open stand before all else; then what is late, then by the next due day; done ones last. */
export const byPressure =
  (now: string) =>
  (a: DataSubjectRequest, b: DataSubjectRequest): number => {
    const [left, right] = [pressing(a, now), pressing(b, now)]
    if (left !== right) return left < right ? -1 : 1
    return (a.completedAt ?? a.receivedAt) < (b.completedAt ?? b.receivedAt) ? 1 : -1
  }
