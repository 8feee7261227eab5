import { addDays, addWorkingDays, type Calendar, isWorkingDay } from '../calendar/workingDays.ts'
import type { IsoDate } from '../date.ts'
import type { RequestKind } from './kinds.ts'

/** Where a figure comes from, as it is cited in letters and on screen. */
export const legalSources = {
  decree: 'Nghị định 356/2025/NĐ-CP',
  /** No figure is given by law: what Harmoor binds itself to. */
  house: 'Harmoor',
} as const
export type LegalSource = keyof typeof legalSources

interface Clock {
  /** Days within which the request is carried out, counted from the day after receipt. */
  days: number
  /** By how many days that can be extended, once. */
  extension: number
  source: LegalSource
}

/** First answer: that the request was received and how it goes on (Decree 356/2025: 2 working days, for every request). */
export const FIRST_ANSWER = { workingDays: 2, source: 'decree' } as const

/** [REQ1] One table for every clock. Law 91/2025/QH15 article 4 names the rights, Decree 356/2025 their times. */
export const clocks: Record<RequestKind, Clock> = {
  withdraw: { days: 15, extension: 15, source: 'decree' },
  restrict: { days: 15, extension: 15, source: 'decree' },
  object: { days: 15, extension: 15, source: 'decree' },
  view: { days: 10, extension: 10, source: 'decree' },
  correct: { days: 10, extension: 10, source: 'decree' },
  copy: { days: 10, extension: 10, source: 'decree' },
  delete: { days: 20, extension: 20, source: 'decree' },
  complain: { days: 15, extension: 15, source: 'house' },
  misuse: { days: 3, extension: 0, source: 'house' },
}

export interface DueDays {
  /** The last day for the first answer. */
  answer: IsoDate
  /** The last day for carrying it out. */
  complete: IsoDate
  /** The same, once extended; null where nothing can be. */
  extended: IsoDate | null
}

const workingDayFrom = (calendar: Calendar, day: IsoDate): IsoDate =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1)

/**
 * [REQ2] The day of receipt does not count (Civil Code 2015, article 147.2), and a term that would end on a day off ends
 * with the next working day (article 148.5).
 */
export function dueDays(kind: RequestKind, received: IsoDate, calendar: Calendar): DueDays {
  const { days, extension } = clocks[kind]
  const after = (count: number) => workingDayFrom(calendar, addDays(received, count))
  return {
    answer: addWorkingDays(calendar, received, FIRST_ANSWER.workingDays),
    complete: after(days),
    extended: extension > 0 ? after(days + extension) : null,
  }
}
