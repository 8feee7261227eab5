import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageOn,
  formatVietnameseDate,
  isIsoDate,
  isoDate,
  parseVietnameseDate,
} from '../../src/domain/date.ts'

describe('calendar dates', () => {
  it('reads dd/MM/yyyy and ddMMyyyy alike', () => {
    expect(parseVietnameseDate('15/01/1999')).toBe('1999-01-15')
    expect(parseVietnameseDate('15011999')).toBe('1999-01-15')
    expect(parseVietnameseDate('5/1/1999')).toBe('1999-01-05')
  })

  it('refuses days that do not exist', () => {
    for (const text of ['31/04/2001', '29/02/2023', '00/01/2001', '01/13/2001', '1/1/99', '', 'x'])
      expect(parseVietnameseDate(text)).toBeNull()
    expect(isIsoDate('2023-02-29')).toBe(false)
    expect(isIsoDate('2024-02-29')).toBe(true)
    expect(isIsoDate('1900-02-29')).toBe(false)
  })

  it('writes every existing date so that it reads back the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1900, max: 2100 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 31 }),
        (y, m, d) => {
          const date = isoDate(y, m, d)
          fc.pre(date !== null)
          expect(parseVietnameseDate(formatVietnameseDate(date as string))).toBe(date)
          expect(new Date(`${date}T00:00:00Z`).getUTCDate()).toBe(d)
        },
      ),
    )
  })

  it('counts whole years, with a leap birthday completed on 1 March', () => {
    expect(ageOn('2008-11-22', '2026-11-21')).toBe(17)
    expect(ageOn('2008-11-22', '2026-11-22')).toBe(18)
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17)
    expect(ageOn('2008-02-29', '2026-03-01')).toBe(18)
  })
})
