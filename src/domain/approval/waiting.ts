/**
 * [APR1] What waits for a supervisor shows since when and for how long, and from these hours on that it is long: a customer was
 * told that it would be seen to, and supervisors work in shifts of less.
 */
export const LONG_AFTER_HOURS = 24

export interface Waited {
  days: number
  /** 0 to 23. */
  hours: number
  /** 0 to 59; what is left of a minute is not counted. */
  minutes: number
  isLong: boolean
}

/** [APR1] How long something waits. Nothing where the clock was set back since. */
export function waitedSince(madeAt: string, now: string): Waited {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(madeAt)) / 60_000))
  const hours = Math.floor(minutes / 60)
  return {
    days: Math.floor(hours / 24),
    hours: hours % 24,
    minutes: minutes % 60,
    isLong: hours >= LONG_AFTER_HOURS,
  }
}
