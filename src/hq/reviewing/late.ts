import type { Absence } from '../repositories/staffAbsences.ts'

/**
 * [REV5] Whether something was done by who had been dismissed by then: as it is dated, or by headquarters' clock. A counter's
 * may be slow, and what was done at it is dated too early by as much.
 * @param clockAheadMs by how much the counter's clock was ahead of headquarters' when it sent this.
 */
export function isLate(absences: Absence[] | undefined, datedAt: Date, clockAheadMs: number): boolean {
  const times = [datedAt, new Date(datedAt.getTime() - clockAheadMs)]
  return (absences ?? []).some(({ from, until }) =>
    times.some(time => time > from && (until === null || time < until)),
  )
}
