import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { vietnam as calendar } from '../../../src/domain/calendar/vietnam.ts'
import {
  addWorkingDays,
  dayInVietnam,
  endOfDay,
  isKnown,
  isWorkingDay,
  workingDaysUntil,
} from '../../../src/domain/calendar/workingDays.ts'
import type { RegisterEvent } from '../../../src/domain/register/event.ts'
import { mayHappen } from '../../../src/domain/request/acts.ts'
import { clocks, dueDays } from '../../../src/domain/request/clocks.ts'
import { requestKinds } from '../../../src/domain/request/kinds.ts'
import { isRestricted, nextDue, requestOf, standingOf } from '../../../src/domain/request/request.ts'

describe('the calendar of Vietnam', () => {
  it('[CAL1] does not work on weekends, at Tết and on public holidays', () => {
    expect(isWorkingDay(calendar, '2026-02-13')).toBe(true)
    for (const day of ['2026-02-14', '2026-02-16', '2026-02-20', '2026-04-30', '2026-09-02', '2026-01-01'])
      expect(isWorkingDay(calendar, day)).toBe(false)
    expect(isWorkingDay({ ...calendar, workedWeekends: ['2026-02-14'] }, '2026-02-14')).toBe(true)
  })

  it('[CAL2] counts working days from the next day on, across Tết', () => {
    expect(addWorkingDays(calendar, '2026-02-12', 2)).toBe('2026-02-23')
    expect(addWorkingDays(calendar, '2026-03-02', 2)).toBe('2026-03-04')
    expect(addWorkingDays(calendar, '2026-12-30', 2)).toBe('2027-01-04')
  })

  it('[CAL3] tells how many working days are left', () => {
    expect(workingDaysUntil(calendar, '2026-02-13', '2026-02-24')).toBe(2)
    expect(workingDaysUntil(calendar, '2026-03-02', '2026-03-02')).toBe(0)
  })

  it('[CAL4] says which years it does not know', () => {
    expect(isKnown(calendar, '2026-12-01', '2026-12-31')).toBe(true)
    expect(isKnown(calendar, '2026-12-30', '2027-01-02')).toBe(false)
  })

  it('changes the day at midnight in Vietnam', () => {
    expect(dayInVietnam('2026-03-01T16:59:59.999Z')).toBe('2026-03-01')
    expect(dayInVietnam('2026-03-01T17:00:00.000Z')).toBe('2026-03-02')
    expect(endOfDay('2026-03-01')).toBe('2026-03-01T16:59:59.999Z')
  })
})

describe('the clocks of requests', () => {
  it('[REQ1] are those of the decree, for every kind', () => {
    expect(Object.keys(clocks).sort()).toEqual([...requestKinds].sort())
    const days = (kind: keyof typeof clocks) => [clocks[kind].days, clocks[kind].extension]
    for (const kind of ['withdraw', 'restrict', 'object'] as const) expect(days(kind)).toEqual([15, 15])
    for (const kind of ['view', 'correct', 'copy'] as const) expect(days(kind)).toEqual([10, 10])
    expect(days('delete')).toEqual([20, 20])
  })

  it('[REQ2] run from the day after receipt, over Tết and the end of the year', () => {
    expect(dueDays('copy', '2026-03-02', calendar)).toEqual({
      answer: '2026-03-04',
      complete: '2026-03-12',
      extended: '2026-03-23',
    })
    // Ten days from 10 February end in Tết: the next working day is the last.
    expect(dueDays('view', '2026-02-10', calendar)).toEqual({
      answer: '2026-02-12',
      complete: '2026-02-23',
      extended: '2026-03-02',
    })
    expect(dueDays('delete', '2026-12-21', calendar).complete).toBe('2027-01-11')
  })
})

const event = (what: string, at: string, kept: RegisterEvent['kept'] = {}): RegisterEvent => ({
  eventId: `${what}-${at}`,
  register: 'request',
  entryId: 'r1',
  memberId: 'm1',
  what,
  at,
  by: '1001',
  kept,
  personal: null,
})
const received = (kind: string) => event('received', '2026-03-02T03:00:00.000Z', { kind })

describe('a request', () => {
  const answered = event('answered', '2026-03-03T03:00:00.000Z')
  const extended = event('extended', '2026-03-10T03:00:00.000Z')
  const completed = event('completed', '2026-03-20T03:00:00.000Z', { outcome: 'done' })

  it('[REQ3] is what its events say, in whatever order and how often they come', () => {
    const whole = [received('copy'), answered, extended, completed]
    const expected = requestOf(whole, calendar)
    expect(expected).toMatchObject({ kind: 'copy', outcome: 'done', completeBy: '2026-03-23' })
    fc.assert(
      fc.property(fc.shuffledSubarray([...whole, ...whole], { minLength: 8 }), events => {
        expect(requestOf(events, calendar)).toEqual(expected)
      }),
    )
    expect(requestOf([answered], calendar)).toBeNull()
  })

  it('[REQ4] [REQ5] is due for its answer first, then to be carried out, and late from the day after', () => {
    const open = requestOf([received('copy')], calendar)
    if (!open) throw new Error('not received')
    expect(nextDue(open)).toBe('2026-03-04')
    expect(standingOf(open, '2026-03-04T16:59:00.000Z')).toBe('to-answer')
    expect(standingOf(open, '2026-03-04T17:00:00.000Z')).toBe('late')
    const told = requestOf([received('copy'), answered], calendar)
    if (!told) throw new Error('not received')
    expect(standingOf(told, '2026-03-12T10:00:00.000Z')).toBe('to-complete')
    expect(standingOf(told, '2026-03-13T10:00:00.000Z')).toBe('late')
    const done = requestOf([received('copy'), completed], calendar)
    if (!done) throw new Error('not received')
    expect(standingOf(done, '2027-01-01T00:00:00.000Z')).toBe('done')
  })

  it('[REQ5] that tells of misuse is urgent until it is done', () => {
    const misuse = requestOf([received('misuse')], calendar)
    if (!misuse) throw new Error('not received')
    expect(standingOf(misuse, '2026-03-02T04:00:00.000Z')).toBe('urgent')
  })

  it('[REQ6] is extended once at most, and changes no more once it is done', () => {
    const now = '2026-03-10T03:00:00.000Z'
    expect(mayHappen(null, 'answered', now)).toBe('request-unknown')
    expect(mayHappen(requestOf([received('copy')], calendar), 'extended', now)).toBeNull()
    const twice = mayHappen(requestOf([received('copy'), extended], calendar), 'extended', now)
    expect(twice).toBe('request-extended')
    const misuse = mayHappen(requestOf([received('misuse')], calendar), 'extended', now)
    expect(misuse).toBe('request-not-extendable')
    const done = mayHappen(requestOf([received('copy'), completed], calendar), 'answered', now)
    expect(done).toBe('request-completed')
  })

  /** Copies asked for on 2 March are due by 12 March, those of 10 February, before Tết, by 23 February; days end at 17:00 UTC. */
  const extensions: [asked: string, extended: string, completeBy: string][] = [
    ['2026-03-02T03:00:00.000Z', '2026-03-12T16:59:59.999Z', '2026-03-23'],
    ['2026-03-02T03:00:00.000Z', '2026-03-12T17:00:00.000Z', '2026-03-12'],
    ['2026-02-10T03:00:00.000Z', '2026-02-23T09:00:00.000Z', '2026-03-02'],
    ['2026-02-10T03:00:00.000Z', '2026-02-24T01:00:00.000Z', '2026-02-23'],
    ['2026-12-18T03:00:00.000Z', '2026-12-28T10:00:00.000Z', '2027-01-07'],
    ['2026-12-18T03:00:00.000Z', '2026-12-29T10:00:00.000Z', '2026-12-28'],
  ]
  it.each(extensions)(
    '[REQ16] asked for at %s and extended at %s is to be done by %s: what is late stays late',
    (asked, at, completeBy) => {
      const copy = event('received', asked, { kind: 'copy' })
      const inTime = completeBy !== requestOf([copy], calendar)?.completeBy
      expect(mayHappen(requestOf([copy], calendar), 'extended', at)).toBe(inTime ? null : 'request-overdue')
      const request = requestOf([copy, event('extended', at)], calendar)
      expect(request).toMatchObject({ completeBy, extendedAt: inTime ? at : null })
      if (!request) throw new Error('not received')
      const dayAfter = new Date(Date.parse(at) + 86_400_000).toISOString()
      expect(standingOf({ ...request, answeredAt: asked }, dayAfter)).toBe(inTime ? 'to-complete' : 'late')
    },
  )

  it('[REQ7] to restrict keeps the member from being used, once it was carried out', () => {
    const requests = (...events: RegisterEvent[]) =>
      [requestOf(events, calendar)].flatMap(request => (request ? [request] : []))
    expect(isRestricted(requests(received('restrict')))).toBe(false)
    expect(isRestricted(requests(received('restrict'), completed))).toBe(true)
    expect(isRestricted(requests(received('copy'), completed))).toBe(false)
  })
})
