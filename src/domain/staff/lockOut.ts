/** Failed PIN entries so far and when the last was, as kept in the store. */
export interface Attempts {
  failures: number
  /** ISO 8601 instant. */
  lastAt: string
}

const FREE_ATTEMPTS = 5
const FIRST_WAIT_MINUTES = 1
const LONGEST_WAIT_MINUTES = 60

/**
 * Minutes a staff number must still wait before another PIN is tried; 0 when it may be tried now. Five tries are
 * free, then 1, 2, 4 … 60 minutes. A clock set back does not shorten the wait: it counts as no time passed.
 */
export function minutesLockedOut(attempts: Attempts, now: string): number {
  if (attempts.failures < FREE_ATTEMPTS) return 0
  const wait = Math.min(LONGEST_WAIT_MINUTES, FIRST_WAIT_MINUTES * 2 ** (attempts.failures - FREE_ATTEMPTS))
  const passed = Math.max(0, (Date.parse(now) - Date.parse(attempts.lastAt)) / 60_000)
  return Math.max(0, Math.ceil(wait - passed))
}
