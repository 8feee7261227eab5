import { describe, expect, it } from 'vitest'
import { minutesLockedOut } from '../../../src/domain/staff/lockOut.ts'

const at = '2026-11-22T08:00:00.000Z'
const later = (minutes: number) => new Date(Date.parse(at) + minutes * 60_000).toISOString()

describe('lock-out after wrong PINs', () => {
  it('leaves five tries free', () => {
    expect(minutesLockedOut({ failures: 4, lastAt: at }, at)).toBe(0)
  })
  it('then waits 1, 2, 4 … at most 60 minutes', () => {
    expect([5, 6, 7, 11, 50].map(failures => minutesLockedOut({ failures, lastAt: at }, at))).toEqual([
      1, 2, 4, 60, 60,
    ])
  })
  it('ends when the wait is over', () => {
    expect(minutesLockedOut({ failures: 7, lastAt: at }, later(3.5))).toBe(1)
    expect(minutesLockedOut({ failures: 7, lastAt: at }, later(4))).toBe(0)
  })
  it('is not shortened by setting the clock back', () => {
    expect(minutesLockedOut({ failures: 7, lastAt: at }, later(-600))).toBe(4)
  })
})
