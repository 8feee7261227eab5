import type { RequestPage, RequestSummary } from '../../contract/ipc/request.ts'
import type { Calendar } from '../../domain/calendar/workingDays.ts'
import { maskName } from '../../domain/member/mask.ts'
import { inOrder, type RegisterEvent } from '../../domain/register/event.ts'
import { outlookOf } from '../../domain/request/outlook.ts'
import { byPressure, type DataSubjectRequest, requestOf } from '../../domain/request/request.ts'
import { calendarOf } from '../../domain/settings/settings.ts'
import type { ReadableDb } from '../../store/database.ts'
import { findCancelled } from '../../store/erasure/cancelledMembers.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { eventsAbout, eventsOfEntry, registerEvents } from '../../store/registers/events.ts'
import { findMember } from '../../store/repositories/members.ts'
import { findStaff } from '../../store/repositories/staff.ts'
import { findShrunk } from '../../store/retention/shrunkMembers.ts'

const DOTS = '•••'

/** Whose request it is, masked; null where no such member ever was of this store. */
export function whoseRequest(
  db: ReadableDb,
  memberId: string,
): (Pick<RequestSummary, 'cardNumber' | 'maskedName'> & { member: RequestPage['member'] }) | null {
  const member = findMember(db, memberId)
  if (member)
    return { cardNumber: member.cardNumber, maskedName: maskName(member.facts.fullName), member: 'here' }
  const shrunk = findShrunk(db, memberId)
  if (shrunk) return { cardNumber: shrunk.cardNumber, maskedName: DOTS, member: 'headquarters' }
  const cancelled = findCancelled(db, memberId)
  return cancelled && { cardNumber: cancelled.cardNumber, maskedName: DOTS, member: 'cancelled' }
}

const fold = (db: ReadableDb, events: readonly RegisterEvent[]): DataSubjectRequest[] => {
  const calendar = calendarOf(settingsOf(db))
  const byEntry = Map.groupBy(events, ({ entryId }) => entryId)
  return [...byEntry.values()].flatMap(ofOne => requestOf(ofOne, calendar) ?? [])
}

export const requestsOf = (db: ReadableDb, memberId: string): DataSubjectRequest[] =>
  fold(
    db,
    eventsAbout(db, memberId).filter(({ register }) => register === 'request'),
  )

export const findRequest = (db: ReadableDb, requestId: string): DataSubjectRequest | null =>
  requestOf(eventsOfEntry(db, 'request', requestId), calendarOf(settingsOf(db)))

function summaryOf(
  db: ReadableDb,
  request: DataSubjectRequest,
  { calendar, now }: { calendar: Calendar; now: string },
): RequestSummary {
  const who = whoseRequest(db, request.memberId)
  return {
    ...request,
    ...outlookOf(request, calendar, now),
    cardNumber: who?.cardNumber ?? '',
    maskedName: who?.maskedName ?? DOTS,
  }
}

/** [REQ14] Every request that this counter knows of, the most pressing first. */
export function listRequests(db: ReadableDb, now: string): RequestSummary[] {
  const setting = { calendar: calendarOf(settingsOf(db)), now }
  return fold(db, registerEvents(db, 'request'))
    .sort(byPressure(now))
    .map(request => summaryOf(db, request, setting))
}

const textOf = ({ personal }: RegisterEvent, name: string) => {
  const text = personal?.[name]
  return typeof text === 'string' ? text : null
}

const stepOf = (db: ReadableDb, event: RegisterEvent): RequestPage['steps'][number] => ({
  what: event.what as RequestPage['steps'][number]['what'],
  at: event.at,
  by: { staffNumber: event.by, name: findStaff(db, event.by)?.name ?? event.by },
  outcome: (event.kept.outcome ?? null) as RequestPage['outcome'],
  answer: textOf(event, 'answer'),
  reason: textOf(event, 'reason'),
})

/** One request with everything that happened to it; null where this counter does not know it. */
export function requestPage(db: ReadableDb, requestId: string, now: string): RequestPage | null {
  const events = inOrder(eventsOfEntry(db, 'request', requestId))
  const calendar = calendarOf(settingsOf(db))
  const request = requestOf(events, calendar)
  const received = events.find(({ what }) => what === 'received')
  if (!request || !received) return null
  const { channel, identityCheck, occasion, byRepresentative } = received.kept
  return {
    ...summaryOf(db, request, { calendar, now }),
    channel: channel as RequestPage['channel'],
    identityCheck: identityCheck as RequestPage['identityCheck'],
    occasion: (occasion ?? null) as RequestPage['occasion'],
    byRepresentative: byRepresentative === true,
    representative: textOf(received, 'requester'),
    description: textOf(received, 'description'),
    member: whoseRequest(db, request.memberId)?.member ?? 'cancelled',
    steps: events.map(event => stepOf(db, event)),
  }
}
