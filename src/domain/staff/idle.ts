/** So long before the counter locks, it says so. */
export const WARNED_SECONDS = 30

/** What becomes of a counter that nobody has touched for so long: nothing yet, locked in so many seconds, or locked (0). */
export function secondsToLock(idleSeconds: number, lockAfterSeconds: number): number | null {
  const left = Math.ceil(lockAfterSeconds - idleSeconds)
  return left > WARNED_SECONDS ? null : Math.max(0, left)
}
