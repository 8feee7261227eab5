import { formatVietnameseDate, type IsoDate, parseVietnameseDate } from '../date.ts'
import { err, ok, type Result } from '../result.ts'
import type { Calendar } from './workingDays.ts'

/** A calendar as people write one: a day a line, `dd/MM/yyyy`, or `dd/MM` where it is off every year; years between spaces. */
export type ListedCalendar = { [Part in keyof Calendar]: string }

export const listCalendar = ({ years, yearly, holidays, workedWeekends }: Calendar): ListedCalendar => ({
  years: years.join(' '),
  yearly: yearly.map(formatVietnameseDate).join('\n'),
  holidays: holidays.map(formatVietnameseDate).join('\n'),
  workedWeekends: workedWeekends.map(formatVietnameseDate).join('\n'),
})

const wordsOf = (text: string) => text.split(/[\s,;]+/).filter(word => word !== '')
/** A leap year, so that 29 February is a day. */
const ANY_YEAR = '2028'

const readYear = (word: string) => (/^20\d\d$/.test(word) ? Number(word) : null)
const readYearly = (word: string) => parseVietnameseDate(`${word}/${ANY_YEAR}`)?.slice(5) ?? null
function readWeekend(word: string): IsoDate | null {
  const day = parseVietnameseDate(word)
  const weekday = day ? new Date(`${day}T00:00:00.000Z`).getUTCDay() : 1
  return weekday === 0 || weekday === 6 ? day : null
}

function readAll<T>(text: string, read: (word: string) => T | null): Result<T[], string> {
  const values = new Set<T>()
  for (const word of wordsOf(text)) {
    const value = read(word)
    if (value === null) return err(word)
    values.add(value)
  }
  return ok([...values].sort())
}

/** [CAL5] Reads such a list; the error is the part and the first word in it that is no such day. */
export function readCalendar(
  listed: ListedCalendar,
): Result<Calendar, { part: keyof Calendar; word: string }> {
  const years = readAll(listed.years, readYear)
  if (!years.ok) return err({ part: 'years', word: years.error })
  const yearly = readAll(listed.yearly, readYearly)
  if (!yearly.ok) return err({ part: 'yearly', word: yearly.error })
  const holidays = readAll(listed.holidays, parseVietnameseDate)
  if (!holidays.ok) return err({ part: 'holidays', word: holidays.error })
  const worked = readAll(listed.workedWeekends, readWeekend)
  if (!worked.ok) return err({ part: 'workedWeekends', word: worked.error })
  return ok({
    years: years.value,
    yearly: yearly.value,
    holidays: holidays.value,
    workedWeekends: worked.value,
  })
}
