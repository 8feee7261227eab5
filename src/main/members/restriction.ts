import type { Fault } from '../../contract/ipc/fault.ts'
import type { Calendar } from '../../domain/calendar/workingDays.ts'
import type { RevealPurpose } from '../../domain/member/revealPurpose.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { type DataSubjectRequest, isRestricted, requestOf } from '../../domain/request/request.ts'
import { mayCorrect, mayUse } from '../../domain/request/restriction.ts'
import type { ReadableDb } from '../../store/database.ts'
import { eventsAbout } from '../../store/registers/events.ts'

/** Whether a request was carried out does not depend on the days on which it was due. */
const noHolidays: Calendar = { years: [], yearly: [], holidays: [], workedWeekends: [] }

const requestsOf = (db: ReadableDb, memberId: string): DataSubjectRequest[] => {
  const byEntry = Map.groupBy(eventsAbout(db, memberId), ({ entryId }: RegisterEvent) => entryId)
  return [...byEntry.values()].flatMap(events => requestOf(events, noHolidays) ?? [])
}

/** [REQ7] Whether a member's facts may be found, and not used. */
export const isRestrictedMember = (db: ReadableDb, memberId: string): boolean =>
  isRestricted(requestsOf(db, memberId))

const restricted: Fault = { code: 'member-restricted' }

/** [REQ11] Why facts may not be used for a purpose; null where they may. */
export const purposeFault = (db: ReadableDb, memberId: string, purpose: RevealPurpose): Fault | null =>
  mayUse(isRestrictedMember(db, memberId), purpose) ? null : restricted

/** [REQ12] Why facts may not be corrected; null where they may. */
export function correctionFault(db: ReadableDb, memberId: string): Fault | null {
  const requests = requestsOf(db, memberId)
  return mayCorrect(isRestricted(requests), requests) ? null : restricted
}
