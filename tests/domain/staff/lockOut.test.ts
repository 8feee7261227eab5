import { describe, expect, it } from 'vitest'
import { minutesLockedOut, moreAttempts } from '../../../src/domain/staff/lockOut.ts'

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
