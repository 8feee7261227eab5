import { describe, expect, it } from 'vitest'
import { listCalendar, readCalendar } from '../../../src/domain/calendar/listed.ts'
import { vietnam } from '../../../src/domain/calendar/vietnam.ts'

const listed = listCalendar(vietnam)

describe('[CAL5] a calendar as people write it', () => {
  it('is read as it was listed', () => {
    expect(readCalendar(listed)).toEqual({ ok: true, value: vietnam })
    expect(listed.yearly).toBe('01/01\n30/04\n01/05\n02/09')
  })

  it('takes days in any order, once each, between lines, spaces or commas', () => {
    const written = { ...listed, holidays: '02/09/2026, 16/2/2026\n16/02/2026', workedWeekends: '22/08/2026' }
    expect(readCalendar(written)).toMatchObject({
      value: { holidays: ['2026-02-16', '2026-09-02'], workedWeekends: ['2026-08-22'] },
    })
  })

  it.each([
    ['years', '26'],
    ['yearly', '31/02'],
    ['holidays', '30/02/2026'],
    ['workedWeekends', '24/08/2026'],
  ] as const)('says which word of %s is no such day: %s', (part, word) => {
    expect(readCalendar({ ...listed, [part]: word })).toEqual({ ok: false, error: { part, word } })
  })
})
