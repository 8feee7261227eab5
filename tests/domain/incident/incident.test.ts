import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mayAct, mayHappen, mayOpen } from '../../../src/domain/incident/acts.ts'
import { authorityDeadline, tellingClocks, timeLeft } from '../../../src/domain/incident/clock.ts'
import {
  authorityToldAt,
  customersTold,
  incidentOf,
  incidentsOf,
  isTicking,
  standingOf,
} from '../../../src/domain/incident/incident.ts'
import type { RegisterEvent } from '../../../src/domain/register/event.ts'

const DETECTED = '2026-02-13T10:00:00.000Z'
let made = 0
const event = (
  what: string,
  kept: RegisterEvent['kept'],
  at = '2026-02-13T12:00:00.000Z',
  by = '2001',
): RegisterEvent => ({
  eventId: `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`,
  register: 'incident',
  entryId: 'i1',
  memberId: null,
  what,
  at,
  by,
  kept,
  personal: null,
})
const opened = (at = '2026-02-13T11:00:00.000Z', detectedAt = DETECTED) =>
  event('opened', { detectedAt, source: 'lost-device', requestId: null, description: 'Mất máy' }, at)
const scope = (storeCode: string) => ({ storeCode, deviceId: null, from: null, to: null, facts: ['phone'] })
const told = (whom: string, count = 1, sentAt = '2026-02-14T08:00:00.000Z') =>
  event('informed', { whom, way: 'letter', count, sentAt, text: 'Thư' })
const closed = (at: string, more: RegisterEvent['kept'] = {}) =>
  event('closed', { report: 'Xong', ...more }, at)
const whole = (...events: RegisterEvent[]) => {
  const incident = incidentOf(events)
  if (!incident) throw new Error('nothing was opened')
  return incident
}

describe('the clock of an incident', () => {
  it('[INC1] gives the authority 72 hours from the detection, across Tết and the year’s end', () => {
    expect(tellingClocks.authority).toEqual({ hours: 72, source: 'law' })
    expect(authorityDeadline(DETECTED)).toBe('2026-02-16T10:00:00.000Z')
    expect(authorityDeadline('2026-12-30T20:30:00.000Z')).toBe('2027-01-02T20:30:00.000Z')
  })

  it('[INC1] says what is left in hours and minutes, and then for how long it is late', () => {
    expect(timeLeft(DETECTED, DETECTED)).toEqual({ late: false, hours: 72, minutes: 0 })
    expect(timeLeft(DETECTED, '2026-02-16T09:29:30.000Z')).toEqual({ late: false, hours: 0, minutes: 30 })
    expect(timeLeft(DETECTED, '2026-02-16T11:05:00.000Z')).toEqual({ late: true, hours: 1, minutes: 5 })
  })
})

describe('an incident', () => {
  it('[INC2] is nothing before it was opened, and the first opening counts', () => {
    expect(incidentOf([told('authority')])).toBeNull()
    const first = opened('2026-02-13T11:00:00.000Z')
    const second = opened('2026-02-13T11:30:00.000Z', '2026-02-13T11:15:00.000Z')
    expect(whole(second, first)).toMatchObject({ detectedAt: DETECTED, openedAt: first.at })
  })

  it('[INC2] is the same in whatever order and however often its events come', () => {
    const events = [
      opened(),
      event('scoped', { scope: scope('001'), affected: 3 }),
      event('scoped', { scope: scope('002'), affected: 9 }, undefined, 'an'),
      event('noted', { note: 'Đã báo công an' }),
      told('authority'),
      told('customers', 4),
      closed('2026-02-15T00:00:00.000Z'),
      closed('2026-02-15T01:00:00.000Z'),
    ]
    const once = incidentOf(events)
    const shuffled = fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        fc.array(fc.constantFrom(...events), { maxLength: 6 }),
      )
      .map(([all, again]) => [...again, ...all])
    fc.assert(
      fc.property(shuffled, mixed => {
        expect(incidentOf(mixed)).toEqual(once)
      }),
    )
  })

  it('[INC3] keeps who was told and what was noted, after the closing too', () => {
    const late = event('noted', { note: 'Máy đã tìm thấy' }, '2026-02-20T00:00:00.000Z')
    const incident = whole(opened(), closed('2026-02-15T00:00:00.000Z'), late, told('customers', 2))
    expect(incident.notes.map(({ note }) => note)).toEqual(['Máy đã tìm thấy'])
    expect(customersTold(incident)).toBe(2)
  })

  it('[INC4] takes the scope of headquarters before those of counters, and the last of equals', () => {
    const atCounter = event('scoped', { scope: scope('001'), affected: 3 }, '2026-02-14T00:00:00.000Z')
    const atHeadquarters = event(
      'scoped',
      { scope: scope('002'), affected: 9 },
      '2026-02-13T20:00:00.000Z',
      'an',
    )
    const again = event('scoped', { scope: scope('003'), affected: 4 }, '2026-02-15T00:00:00.000Z')
    expect(whole(opened(), atCounter, again)).toMatchObject({ affected: 4 })
    expect(whole(opened(), atCounter, again, atHeadquarters)).toMatchObject({
      scope: { storeCode: '002' },
      affected: 9,
    })
    expect(whole(opened()).affected).toBeNull()
  })

  it('[INC5] runs, is late, and then is told: the authority first, whatever customers know', () => {
    const scoped = event('scoped', { scope: scope('001'), affected: 3 })
    const now = '2026-02-14T10:00:00.000Z'
    const tooLate = '2026-02-16T10:00:00.001Z'
    expect(standingOf(whole(opened(), scoped, told('customers', 3)), now)).toBe('running')
    expect(standingOf(whole(opened(), scoped), tooLate)).toBe('late')
    expect(standingOf(whole(opened(), scoped, told('authority')), tooLate)).toBe('authority-told')
    expect(standingOf(whole(opened(), scoped, told('authority'), told('customers', 2)), now)).toBe(
      'authority-told',
    )
    const all = [opened(), scoped, told('authority'), told('customers', 2), told('customers', 1)]
    expect(standingOf(whole(...all), now)).toBe('customers-told')
    expect(standingOf(whole(...all, closed(now)), now)).toBe('closed')
    expect(isTicking(whole(opened()))).toBe(true)
    expect(isTicking(whole(...all))).toBe(false)
  })

  it('knows when the authority was first told', () => {
    const second = told('authority', 1, '2026-02-14T09:00:00.000Z')
    expect(authorityToldAt(whole(opened(), second, told('authority')))).toBe('2026-02-14T08:00:00.000Z')
  })

  it('stands among others, the last opened first', () => {
    const other = { ...opened('2026-02-14T00:00:00.000Z'), entryId: 'i2' }
    expect(incidentsOf([opened(), other]).map(({ incidentId }) => incidentId)).toEqual(['i2', 'i1'])
  })
})

describe('what may be done in an incident', () => {
  const now = '2026-02-14T10:00:00.000Z'

  it('[INC6] lets a clerk report and a supervisor do the rest; an auditor looks', () => {
    expect(Object.entries(mayAct).filter(([, who]) => who.includes('clerk'))).toHaveLength(1)
    for (const who of Object.values(mayAct)) {
      expect(who).toContain('supervisor')
      expect(who).not.toContain('auditor')
    }
    expect(mayAct.closed).toEqual(['supervisor'])
  })

  it('[INC7] takes no detection and no telling out of the future, nor a telling before the detection', () => {
    expect(mayOpen('2026-02-14T10:00:01.000Z', now)).toBe('time-impossible')
    expect(mayOpen(now, now)).toBeNull()
    const incident = whole(opened())
    const sent = (sentAt: string) => mayHappen(incident, { what: 'informed', sentAt }, now)
    expect(sent('2026-02-14T11:00:00.000Z')).toBe('time-impossible')
    expect(sent('2026-02-13T09:00:00.000Z')).toBe('time-impossible')
    expect(sent(now)).toBeNull()
  })

  it('[INC7] after the closing takes notes and tellings alone', () => {
    const incident = whole(opened(), closed('2026-02-14T00:00:00.000Z', { untold: 'Máy tìm thấy ngay' }))
    expect(mayHappen(incident, { what: 'scoped' }, now)).toBe('incident-closed')
    expect(mayHappen(incident, { what: 'closed' }, now)).toBe('incident-closed')
    expect(mayHappen(incident, { what: 'noted' }, now)).toBeNull()
    expect(mayHappen(incident, { what: 'informed', sentAt: now }, now)).toBeNull()
    expect(mayHappen(null, { what: 'noted' }, now)).toBe('incident-unknown')
  })

  it('[INC8] closes only with the authority told, or with why not', () => {
    expect(mayHappen(whole(opened()), { what: 'closed', untold: null }, now)).toBe('authority-untold')
    expect(mayHappen(whole(opened()), { what: 'closed', untold: 'Không có dữ liệu' }, now)).toBeNull()
    expect(mayHappen(whole(opened(), told('authority')), { what: 'closed', untold: null }, now)).toBeNull()
    const reasoned = closed(now, { untold: 'Không có dữ liệu' })
    expect(whole(opened(), reasoned).closed).toMatchObject({ untold: 'Không có dữ liệu' })
  })
})
