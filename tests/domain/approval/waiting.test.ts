import { expect, it } from 'vitest'
import { waitedSince } from '../../../src/domain/approval/waiting.ts'

const MADE = '2026-02-27T05:03:30.000Z'

it.each([
  ['less than a minute', '2026-02-27T05:04:29.000Z', { days: 0, hours: 0, minutes: 0, isLong: false }],
  ['minutes', '2026-02-27T05:45:31.000Z', { days: 0, hours: 0, minutes: 42, isLong: false }],
  ['hours', '2026-02-27T07:08:30.000Z', { days: 0, hours: 2, minutes: 5, isLong: false }],
  ['nearly a day', '2026-02-28T05:03:29.000Z', { days: 0, hours: 23, minutes: 59, isLong: false }],
  ['a day', '2026-02-28T05:03:30.000Z', { days: 1, hours: 0, minutes: 0, isLong: true }],
  ['days over a month’s end', '2026-03-02T07:08:00.000Z', { days: 3, hours: 2, minutes: 4, isLong: true }],
  [
    'nothing, the clock set back',
    '2026-02-27T05:00:00.000Z',
    { days: 0, hours: 0, minutes: 0, isLong: false },
  ],
])('[APR1] what waits for a supervisor has waited %s', (_what, now, waited) => {
  expect(waitedSince(MADE, now)).toEqual(waited)
})
