/** When an entry was written, by two clocks. */
export interface ClockReading {
  /** ISO 8601 instant, UTC, by the wall clock: anybody can set it. */
  at: string
  /** Which run of the app: `uptimeMs` of two runs cannot be compared. Null for entries older than this rule. */
  run: string | null
  /** Milliseconds since the machine started, sleep included: nobody can set it. */
  uptimeMs: number | null
}

/**
 * [AUD3] An instant may be taken a moment before its entry is written, and a later one may overtake it (a PIN takes a
 * sixth of a second to verify); more than this is no overtaking.
 */
export const OVERTAKING_MS = 10_000

/** [AUD4] Corrections by time servers are smaller; so is the drift of a bad crystal, as a share of the time passed. */
export const CORRECTION_MS = 60_000
export const DRIFT = 0.001

/**
 * Whether somebody or something set the clock between two entries that follow each other.
 *
 * [AUD3] An entry earlier than the one before it tells that the clock was set back, whatever run it is of.
 * [AUD4] Within one run, the wall clock must have moved by as much as the machine's uptime did.
 * Not to be told: a clock set forward while the app was closed. Headquarters' countersignature bounds that one.
 *
 * @returns milliseconds by which the clock was set (negative: back), or null when nothing shows.
 */
export function clockStep(before: ClockReading, now: ClockReading): number | null {
  const passed = Date.parse(now.at) - Date.parse(before.at)
  const sameRun = now.run !== null && now.run === before.run
  if (sameRun && now.uptimeMs !== null && before.uptimeMs !== null) {
    const lived = now.uptimeMs - before.uptimeMs
    const step = Math.round(passed - lived)
    if (Math.abs(step) > CORRECTION_MS + DRIFT * Math.abs(lived)) return step
  }
  return passed < -OVERTAKING_MS ? passed : null
}
