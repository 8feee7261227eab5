/** Failed PIN entries so far and when the last was, as kept beside the store or in it. */
export interface Attempts {
  failures: number
  /** ISO 8601 instant. */
  lastAt: string
  /** Seconds that the machine had been running then; absent where that is not known. */
  upSeconds?: number
}

/** The two clocks of a machine: one that can be set, and one that only runs. */
export interface Clocks {
  /** ISO 8601 instant. */
  at: string
  /** Seconds since the machine started; absent where tries are counted on one that nobody at the counter can set. */
  upSeconds?: number
}

const FREE_ATTEMPTS = 5
const FIRST_WAIT_MINUTES = 1
const LONGEST_WAIT_MINUTES = 60

/**
 * By the clock that only runs, where it was read: setting the other one forward wins nothing. A machine that was started anew
 * has run since then at least.
 */
function minutesSince({ lastAt, upSeconds }: Attempts, now: Clocks): number {
  if (upSeconds === undefined || now.upSeconds === undefined)
    return Math.max(0, (Date.parse(now.at) - Date.parse(lastAt)) / 60_000)
  return (now.upSeconds >= upSeconds ? now.upSeconds - upSeconds : now.upSeconds) / 60
}

/**
 * Minutes a staff number must still wait before another PIN is tried; 0 when it may be tried now. Five tries are
 * free, then 1, 2, 4 … 60 minutes. A clock set back or forward does not shorten the wait.
 */
export function minutesLockedOut(attempts: Attempts, now: Clocks): number {
  if (attempts.failures < FREE_ATTEMPTS) return 0
  const wait = Math.min(LONGEST_WAIT_MINUTES, FIRST_WAIT_MINUTES * 2 ** (attempts.failures - FREE_ATTEMPTS))
  return Math.max(0, Math.ceil(wait - minutesSince(attempts, now)))
}

/** Of two counts of the same tries the one that knows of more: a store that was put back gives no tries back. */
export const moreAttempts = (one: Attempts, other: Attempts | null): Attempts =>
  other && other.failures >= one.failures ? other : one
