import { randomBytes } from 'node:crypto'
import { uptime } from 'node:os'
import type { ClockReading } from '../domain/audit/clock.ts'

const run = randomBytes(6).toString('hex')

/** The machine's own clock, which runs on in its sleep and which nobody can set: it shows steps of the other one. */
export const monotonicClock = (): Pick<ClockReading, 'run' | 'uptimeMs'> => ({
  run,
  uptimeMs: Math.round(uptime() * 1000),
})
