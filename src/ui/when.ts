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
