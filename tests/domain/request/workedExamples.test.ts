import { describe, expect, it } from 'vitest'
import { vietnam } from '../../../src/domain/calendar/vietnam.ts'
import { isKnown, isWorkingDay } from '../../../src/domain/calendar/workingDays.ts'
import { type DueDays, dueDays } from '../../../src/domain/request/clocks.ts'
import { type RequestKind, requestKinds } from '../../../src/domain/request/kinds.ts'

/** As headquarters may set it: Monday 31 August 2026 off, Saturday 22 August worked in exchange. */
const exchanged = {
  ...vietnam,
  holidays: [...vietnam.holidays, '2026-08-31'],
  workedWeekends: ['2026-08-22'],
}

type Example = [received: string, answer: string, complete: string, extended: string | null]
const asked = (kind: RequestKind, received: string, calendar = vietnam): Example => {
  const { answer, complete, extended }: DueDays = dueDays(kind, received, calendar)
  return [received, answer, complete, extended]
}

/** Received before Tết (14 to 22 February), before the year ends, and over 2 September. Each was counted a second time by a program of its own. */
const tenDays: Example[] = [
  ['2026-02-05', '2026-02-09', '2026-02-23', '2026-02-25'],
  ['2026-02-12', '2026-02-23', '2026-02-23', '2026-03-04'],
  ['2026-12-18', '2026-12-22', '2026-12-28', '2027-01-07'],
  ['2026-12-30', '2027-01-04', '2027-01-11', '2027-01-19'],
  ['2026-08-28', '2026-09-03', '2026-09-07', '2026-09-17'],
]
const fifteenDays: Example[] = [
  ['2026-02-05', '2026-02-09', '2026-02-23', '2026-03-09'],
  ['2026-02-12', '2026-02-23', '2026-02-27', '2026-03-16'],
  ['2026-12-18', '2026-12-22', '2027-01-04', '2027-01-18'],
  ['2026-12-30', '2027-01-04', '2027-01-14', '2027-01-29'],
  ['2026-08-20', '2026-08-24', '2026-09-04', '2026-09-21'],
]
const examples: Record<RequestKind, Example[]> = {
  view: tenDays,
  correct: tenDays,
  copy: tenDays,
  withdraw: fifteenDays,
  restrict: fifteenDays,
  object: fifteenDays,
  complain: fifteenDays,
  delete: [
    ['2026-02-05', '2026-02-09', '2026-02-25', '2026-03-17'],
    ['2026-02-12', '2026-02-23', '2026-03-04', '2026-03-24'],
    ['2026-12-18', '2026-12-22', '2027-01-07', '2027-01-27'],
    ['2026-12-30', '2027-01-04', '2027-01-19', '2027-02-11'],
    ['2026-08-28', '2026-09-03', '2026-09-17', '2026-10-07'],
  ],
  misuse: [
    ['2026-02-12', '2026-02-23', '2026-02-23', null],
    ['2026-12-30', '2027-01-04', '2027-01-04', null],
    ['2026-08-28', '2026-09-03', '2026-08-31', null],
  ],
}

describe.each(requestKinds)('[REQ2] a request to %s', kind => {
  it.each(examples[kind])('received on %s is answered by %s, done by %s, extended to %s', (...example) => {
    expect(asked(kind, example[0])).toEqual(example)
  })
})

describe('a weekend that is worked', () => {
  it('[CAL1] counts as a working day, and the day that it stands for does not', () => {
    expect(asked('copy', '2026-08-20')).toEqual(['2026-08-20', '2026-08-24', '2026-08-31', '2026-09-09'])
    expect(asked('copy', '2026-08-20', exchanged)).toEqual([
      '2026-08-20',
      '2026-08-22',
      '2026-09-03',
      '2026-09-09',
    ])
    expect(asked('misuse', '2026-08-28', exchanged)).toEqual(['2026-08-28', '2026-09-04', '2026-09-03', null])
  })
})

describe('the calendar that ships', () => {
  it('[CAL1] has every holiday of 2026 that is certain', () => {
    const off = ['01-01', '02-16', '02-20', '04-27', '04-30', '05-01', '09-01', '09-02']
    for (const day of off) expect([day, isWorkingDay(vietnam, `2026-${day}`)]).toEqual([day, false])
    for (const day of ['02-13', '02-23', '04-28', '08-31', '09-03', '11-24'])
      expect([day, isWorkingDay(vietnam, `2026-${day}`)]).toEqual([day, true])
  })

  it('[CAL4] says that 2027 is not announced, and holds what the law fixes of it', () => {
    expect(isKnown(vietnam, '2027-01-01', '2027-01-31')).toBe(false)
    for (const day of ['2027-02-08', '2027-04-16', '2027-05-03'])
      expect(isWorkingDay(vietnam, day)).toBe(false)
  })
})
