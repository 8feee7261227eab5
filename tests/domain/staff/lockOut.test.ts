import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Attempts,
  minutesLockedOut,
  moreAttempts,
  waitedUntil,
} from '../../../src/domain/staff/lockOut.ts'

const at = '2026-11-22T08:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

describe('lock-out after wrong PINs', () => {
  it('leaves five tries free', () => {
    expect(minutesLockedOut({ failures: 4, lastAt: at }, { at })).toBe(0)
  })
  it('then waits 1, 2, 4 … at most 60 minutes', () => {
    expect([5, 6, 7, 11, 50].map(failures => minutesLockedOut({ failures, lastAt: at }, { at }))).toEqual([
      1, 2, 4, 60, 60,
    ])
  })
  it('ends when the wait is over', () => {
    expect(minutesLockedOut({ failures: 7, lastAt: at }, { at: later(3.5) })).toBe(1)
    expect(minutesLockedOut({ failures: 7, lastAt: at }, { at: later(4) })).toBe(0)
  })
  it('is not shortened by setting the clock back', () => {
    expect(minutesLockedOut({ failures: 7, lastAt: at }, { at: later(-600) })).toBe(4)
  })
  it('is not shortened by setting the clock forward, where the machine’s running clock was read', () => {
    const attempts = { failures: 7, lastAt: at, upSeconds: 1000 }
    expect(minutesLockedOut(attempts, { at: later(600), upSeconds: 1060 })).toBe(3)
    expect(minutesLockedOut(attempts, { at: later(600), upSeconds: 1240 })).toBe(0)
  })
  it('goes on over a restart of the machine for as long as it has run since', () => {
    const attempts = { failures: 7, lastAt: at, upSeconds: 1000 }
    expect(minutesLockedOut(attempts, { at: later(600), upSeconds: 60 })).toBe(3)
  })
  it('does not begin anew once a machine that was restarted has run for as long as before', () => {
    const attempts = { failures: 11, lastAt: at, upSeconds: 1000 }
    const told = waitedUntil(attempts, { at, upSeconds: 900 })
    expect(minutesLockedOut(attempts, { at, upSeconds: 900 })).toBe(45)
    expect(minutesLockedOut(told, { at, upSeconds: 1020 })).toBe(43)
    expect(minutesLockedOut(waitedUntil(told, { at, upSeconds: 1020 }), { at, upSeconds: 60 })).toBe(42)
  })
  it('never grows as time passes, nor ends too soon, whatever is restarted and however the clock is set', () => {
    const step = fc.record({
      runs: fc.nat(2400),
      restarts: fc.boolean(),
      setsClockBy: fc.integer({ min: -100_000, max: 100_000 }),
    })
    const begun = fc.record({ failures: fc.integer({ min: 5, max: 12 }), upSeconds: fc.nat(5000) })
    fc.assert(
      fc.property(begun, fc.array(step, { maxLength: 20 }), ({ failures, upSeconds }, steps) => {
        let kept: Attempts = { failures, lastAt: at, upSeconds }
        const whole = minutesLockedOut(kept, { at, upSeconds })
        let [up, ran, clock, before] = [upSeconds, 0, Date.parse(at), whole]
        for (const { runs, restarts, setsClockBy } of steps) {
          up = restarts ? runs : up + runs
          ran += runs
          clock += (runs + setsClockBy) * 1000
          const now = { at: new Date(clock).toISOString(), upSeconds: up }
          const minutes = minutesLockedOut(kept, now)
          kept = waitedUntil(kept, now)
          expect(minutes).toBeLessThanOrEqual(before)
          expect(minutes).toBeGreaterThanOrEqual(Math.max(0, Math.ceil(whole - ran / 60)))
          before = minutes
        }
      }),
    )
  })
  it('counts by whichever of two counts knows of more tries', () => {
    const [store, keychain] = [
      { failures: 0, lastAt: at },
      { failures: 6, lastAt: at },
    ]
    expect(moreAttempts(store, keychain)).toBe(keychain)
    expect(moreAttempts(keychain, store)).toBe(keychain)
    expect(moreAttempts(store, null)).toBe(store)
  })
})
