import { type Calendar, dayInVietnam, isKnown, workingDaysUntil } from '../calendar/workingDays.ts'
import type { IsoDate } from '../date.ts'
import { type DataSubjectRequest, nextDue, type Standing, standingOf } from './request.ts'

/** How a request stands today. */
export interface Outlook {
  standing: Standing
  /** Null once it is done. */
  nextDue: IsoDate | null
  /** Until the next day that something is due; 0 on that day and after it. */
  workingDaysLeft: number
  /** [CAL4] False: some of its days are in a year whose holidays are not announced, so that a working day may be one. */
  daysKnown: boolean
}

export function outlookOf(request: DataSubjectRequest, calendar: Calendar, now: string): Outlook {
  const due = nextDue(request)
  return {
    standing: standingOf(request, now),
    nextDue: due,
    workingDaysLeft: due ? workingDaysUntil(calendar, dayInVietnam(now), due) : 0,
    daysKnown: isKnown(calendar, dayInVietnam(request.receivedAt), request.completeBy),
  }
}
