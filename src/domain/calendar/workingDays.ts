import type { IsoDate } from '../date.ts'

/**
 * Days on which Vietnam does not work besides Saturdays and Sundays, and Saturdays on which it does in exchange. Data, by
 * year: public holidays are announced year by year, and the lunar ones follow no rule that is short enough to be safe.
 */
export interface Calendar {
  /** Years whose other holidays are known too; of others a working day may be one. */
  years: readonly number[]
  /** Off every year, `MM-dd`. */
  yearly: readonly string[]
  holidays: readonly IsoDate[]
  workedWeekends: readonly IsoDate[]
}

const DAY_MS = 86_400_000
/** Vietnam's time since 1975, without summer time. */
const VIETNAM_MS = 7 * 3600_000

/** The day that it is in Vietnam at an instant. */
export const dayInVietnam = (instant: string): IsoDate =>
  new Date(Date.parse(instant) + VIETNAM_MS).toISOString().slice(0, 10)

/** The last moment of a day in Vietnam, as an instant. */
export const endOfDay = (day: IsoDate): string =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS - VIETNAM_MS - 1).toISOString()

export const addDays = (day: IsoDate, days: number): IsoDate =>
  new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10)

/** [CAL1] Monday to Friday but for holidays, and the weekend days that are worked in exchange. */
export function isWorkingDay(calendar: Calendar, day: IsoDate): boolean {
  if (calendar.workedWeekends.includes(day)) return true
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay()
  const isHoliday = calendar.yearly.includes(day.slice(5)) || calendar.holidays.includes(day)
  return weekday !== 0 && weekday !== 6 && !isHoliday
}

/** [CAL2] The day on which `count` working days have passed; the first day itself does not count. */
export function addWorkingDays(calendar: Calendar, from: IsoDate, count: number): IsoDate {
  let day = from
  for (let left = count; left > 0; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left -= 1
  }
  return day
}

/** [CAL3] How many working days are left until a day, that day included; 0 on the day itself and after it. */
export function workingDaysUntil(calendar: Calendar, today: IsoDate, due: IsoDate): number {
  let left = 0
  for (let day = today; day < due; ) {
    day = addDays(day, 1)
    if (isWorkingDay(calendar, day)) left += 1
  }
  return left
}

/** [CAL4] Whether every year between two days is known. */
export const isKnown = (calendar: Calendar, from: IsoDate, to: IsoDate): boolean => {
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    if (!calendar.years.includes(year)) return false
  return true
}
