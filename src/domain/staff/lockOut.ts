/** Failed PIN entries so far and when the last was, as kept beside the store or in it. */
export interface Attempts {
  failures: number
  /** ISO 8601 instant. */
  lastAt: string
  /** Seconds that the machine had been running when it was last looked at; absent where that is not known. */
  upSeconds?: number
  /** Seconds of running that were counted by then since the last failure: a restart takes none of them back. */
  waitedSeconds?: number
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
 * has run at least as long as it runs now.
 */
function secondsSince({ lastAt, upSeconds, waitedSeconds = 0 }: Attempts, now: Clocks): number {
  if (upSeconds === undefined || now.upSeconds === undefined)
    return Math.max(0, (Date.parse(now.at) - Date.parse(lastAt)) / 1000)
  return waitedSeconds + (now.upSeconds >= upSeconds ? now.upSeconds - upSeconds : now.upSeconds)
}

/**
 * Minutes a staff number must still wait before another PIN is tried; 0 when it may be tried now. Five tries are
 * free, then 1, 2, 4 … 60 minutes. A clock set back or forward does not shorten the wait.
 */
export function minutesLockedOut(attempts: Attempts, now: Clocks): number {
  if (attempts.failures < FREE_ATTEMPTS) return 0
  const wait = Math.min(LONGEST_WAIT_MINUTES, FIRST_WAIT_MINUTES * 2 ** (attempts.failures - FREE_ATTEMPTS))
  return Math.max(0, Math.ceil(wait - secondsSince(attempts, now) / 60))
}

/**
 * The same count, with what was waited until now: to be kept whenever somebody was told how long they still wait. Without it, a
 * machine that was started anew would look, once it had run for as long as before, as if it had only just failed.
 */
export const waitedUntil = (attempts: Attempts, now: Clocks): Attempts =>
  attempts.upSeconds === undefined || now.upSeconds === undefined
    ? attempts
    : { ...attempts, upSeconds: now.upSeconds, waitedSeconds: secondsSince(attempts, now) }

/** Of two counts of the same tries the one that knows of more: a store that was put back gives no tries back. */
export const moreAttempts = (one: Attempts, other: Attempts | null): Attempts =>
  other && other.failures >= one.failures ? other : one
