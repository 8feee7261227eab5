import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClockReading, clockStep } from '../../../src/domain/audit/clock.ts'

const NOON = Date.UTC(2026, 10, 22, 12)
const HOUR = 3_600_000
const reading = (wallMs: number, uptimeMs: number | null, run: string | null = 'a'): ClockReading => ({
  at: new Date(NOON + wallMs).toISOString(),
  run,
  uptimeMs,
})
const before = reading(0, HOUR)

describe('a clock that was set', () => {
  it('[AUD4] shows by how much, forward and back, within one run of the app', () => {
    expect(clockStep(before, reading(3 * HOUR, 2 * HOUR))).toBe(2 * HOUR)
    expect(clockStep(before, reading(-HOUR, 2 * HOUR))).toBe(-2 * HOUR)
    expect(clockStep(before, reading(HOUR, 3 * HOUR))).toBe(-HOUR)
  })

  it('[AUD3] back shows between two runs, whose second clocks cannot be compared', () => {
    expect(clockStep(before, reading(-HOUR, 5, 'b'))).toBe(-HOUR)
    expect(clockStep(before, reading(-10_001, 5, 'b'))).toBe(-10_001)
    expect(clockStep(reading(0, null, null), reading(-HOUR, 5))).toBe(-HOUR)
  })

  it('[AUD3] back by less than a minute shows all the same', () => {
    expect(clockStep(before, reading(-20_000, HOUR + 1_000))).toBe(-20_000)
  })
})

describe('a clock that was not set', () => {
  it('[AUD4] is left in peace whatever the time between, with the drift of a bad crystal and small corrections', () => {
    const passed = fc.integer({ min: 0, max: 90 * 24 * HOUR })
    const part = fc.double({ min: -1, max: 1, noNaN: true })
    fc.assert(
      fc.property(passed, part, part, (ms, drift, correction) => {
        // Less than a minute by the millisecond to which an instant is rounded.
        const wall = Math.max(0, ms + ms * 0.001 * drift + 59_999 * correction)
        expect(clockStep(before, reading(Math.round(wall), HOUR + ms))).toBeNull()
      }),
    )
  })

  it('[AUD3] is left in peace when one entry was begun before another and written after it', () => {
    expect(clockStep(before, reading(-9_000, HOUR))).toBeNull()
  })

  it('cannot be told from one set forward while the app was closed', () => {
    expect(clockStep(before, reading(1000 * HOUR, 5, 'b'))).toBeNull()
  })
})
