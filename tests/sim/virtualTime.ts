import { syncBuiltinESMExports } from 'node:module'
import os from 'node:os'
import promises from 'node:timers/promises'
import type { Activity } from './activity.ts'
import type { Schedule } from './schedule.ts'

/**
 * Has what headquarters and the audit log ask of the platform go by virtual time too: the machine's monotonic clock, and
 * timers.
 * @returns what gives the real ones back.
 */
export function goByVirtualTime(schedule: Schedule, activity: Activity): () => void {
  const began = schedule.now
  const real = { uptime: os.uptime, delay: promises.setTimeout, setTimeout, clearTimeout }
  const delay = (ms: number) =>
    new Promise<void>(resolve => {
      activity.ended()
      schedule.after(ms, () => {
        activity.began()
        resolve()
      })
    })
  const set = (work: () => void, ms = 0) => ({ cancel: schedule.after(ms, work) })
  const clear = (timer?: { cancel?(): void }) => timer?.cancel?.()
  os.uptime = () => (schedule.now - began) / 1000
  Object.assign(promises, { setTimeout: delay })
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
  syncBuiltinESMExports()
  return () => {
    os.uptime = real.uptime
    Object.assign(promises, { setTimeout: real.delay })
    Object.assign(globalThis, { setTimeout: real.setTimeout, clearTimeout: real.clearTimeout })
    syncBuiltinESMExports()
  }
}
