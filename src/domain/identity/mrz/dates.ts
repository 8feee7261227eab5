import { type IsoDate, isoDate } from '../../date.ts'

function inCentury(text: string, century: number): IsoDate | null {
  const match = /^(\d{2})(\d{2})(\d{2})$/.exec(text)
  return match && isoDate(century * 100 + Number(match[1]), Number(match[2]), Number(match[3]))
}

const centuryOf = (today: IsoDate) => Math.floor(Number(today.slice(0, 4)) / 100)

/** `yyMMdd` to the latest such day that is not after `today`; null when unknown parts are filled, or there is no such day. */
export function birthDate(text: string, today: IsoDate): IsoDate | null {
  const century = centuryOf(today)
  const latest = inCentury(text, century)
  return latest && latest <= today ? latest : inCentury(text, century - 1)
}

/** Documents are valid for 10 years and rarely more: a year further than this ahead was in the last century. */
const LONGEST_VALIDITY_YEARS = 50

/** `yyMMdd` to the day of expiry. Null when there is none: some states issue documents without. */
export function expiryDate(text: string, today: IsoDate): IsoDate | null {
  const century = centuryOf(today)
  const date = inCentury(text, century)
  if (!date) return null
  return Number(date.slice(0, 4)) - Number(today.slice(0, 4)) > LONGEST_VALIDITY_YEARS
    ? inCentury(text, century - 1)
    : date
}
