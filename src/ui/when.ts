const two = (part: number) => String(part).padStart(2, '0')

/** `14:05` for an instant of today, `14:05 03/02/2026` for another day, by the counter's clock. */
export function timeOf(instant: string, now = new Date()): string {
  const at = new Date(instant)
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`
  const sameDay = at.toDateString() === now.toDateString()
  return sameDay ? time : `${time} ${dayOf(at)}`
}

/** `03/02/2026`. */
export const dayOf = (at: Date) => `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()}`

/** `14:05 03/02/2026`: where the day matters as much as the hour. */
export function momentOf(instant: string): string {
  const at = new Date(instant)
  return `${two(at.getHours())}:${two(at.getMinutes())} ${dayOf(at)}`
}

/** `14:05:09 03/02/2026`: on paper, where "today" means nothing. */
export function fullTimeOf(instant: string): string {
  const at = new Date(instant)
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())} ${dayOf(at)}`
}

const inRange = (at: Date, day: number, month: number) => at.getDate() === day && at.getMonth() === month - 1

/** `08:30 27/11/2026` as an instant, by the clock of the machine; null where it is none. */
export function parseMoment(text: string): string | null {
  const [, hours, minutes, day, month, year] =
    /^\s*(\d{1,2})[:h](\d{2})\s+(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? []
  if (!year || Number(hours) > 23 || Number(minutes) > 59) return null
  const at = new Date(Number(year), Number(month) - 1, Number(day), Number(hours), Number(minutes))
  return inRange(at, Number(day), Number(month)) ? at.toISOString() : null
}

/** `27/11/2026` as the first or the last moment of that day; null where it is none. */
export function parseDay(text: string, end: 'first' | 'last'): string | null {
  const [, day, month, year] = /^\s*(\d{1,2})\/(\d{1,2})\/(\d{4})\s*$/.exec(text) ?? []
  if (!year) return null
  const at = new Date(Number(year), Number(month) - 1, Number(day))
  if (!inRange(at, Number(day), Number(month))) return null
  if (end === 'last') at.setHours(23, 59, 59, 999)
  return at.toISOString()
}
