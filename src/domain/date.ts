/** A calendar date as ISO 8601 `YYYY-MM-DD`, without time or zone: birth dates have neither. */
export type IsoDate = string

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const daysIn = (year: number, month: number) =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Builds a date, or null when the calendar has no such day (31 April, 29 February 2023). */
export function isoDate(year: number, month: number, day: number): IsoDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return null
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** True for a well-formed date that exists. */
export function isIsoDate(text: string): boolean {
  const match = ISO_DATE.exec(text)
  return match !== null && isoDate(Number(match[1]), Number(match[2]), Number(match[3])) === text
}

/** Reads `dd/MM/yyyy` or `ddMMyyyy`, the two ways dates are written in Vietnam; null when it is neither. */
export function parseVietnameseDate(text: string): IsoDate | null {
  const match =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text.trim())
  return match ? isoDate(Number(match[3]), Number(match[2]), Number(match[1])) : null
}

/** Writes an ISO date as `dd/MM/yyyy`. */
export const formatVietnameseDate = (date: IsoDate) => date.split('-').reverse().join('/')

/** Whole years lived on `today`. A birthday on 29 February is completed on 1 March of a common year. */
export function ageOn(birth: IsoDate, today: IsoDate): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4))
  return today.slice(5) < birth.slice(5) ? years - 1 : years
}
