import type { Calendar } from '../../domain/calendar/workingDays.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { isRestricted, requestOf } from '../../domain/request/request.ts'
import type { ReadableDb } from '../../store/database.ts'
import { eventsAbout } from '../../store/registers/events.ts'

/** Whether a request was carried out does not depend on the days on which it was due. */
const noHolidays: Calendar = { years: [], yearly: [], holidays: [], workedWeekends: [] }

/** [REQ7] Whether a member's facts may be found, and not used. */
export function isRestrictedMember(db: ReadableDb, memberId: string): boolean {
  const byEntry = Map.groupBy(eventsAbout(db, memberId), ({ entryId }: RegisterEvent) => entryId)
  return isRestricted([...byEntry.values()].flatMap(events => requestOf(events, noHolidays) ?? []))
}
