const FIRST_MS = 1_000
const LONGEST_MS = 20_000

/**
 * How long to wait before the next try after `failures` in a row: 1, 2, 4 … 20 s, each shortened by up to a half at
 * random so that five hundred counters do not come back in the same second [SYN7]. Longest 20 s, so that a healed
 * line is used again within a minute with no one touching anything [SYN6], though it swallowed the last request and that
 * was waited for as long.
 * @param random 0 ≤ random < 1
 */
export function waitAfter(failures: number, random: number): number {
  const wait = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(failures - 1, 10))
  return Math.round(wait * (1 - random / 2))
}

const LONGEST_ASKED_S = 40

/**
 * How long to wait where headquarters asked for it: as long, and by chance up to a quarter longer, so that whoever was
 * sent away together does not come back together; but never over a minute [SYN6].
 * @param random 0 ≤ random < 1
 */
export const waitAsAsked = (seconds: number, random: number): number =>
  Math.round(Math.min(LONGEST_ASKED_S, seconds) * 1000 * (1 + random / 4))
