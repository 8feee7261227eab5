import { describe, expect, it } from 'vitest'
import {
  disclosureOf,
  disclosuresOf,
  mayDecide,
  mayExport,
  nextNumber,
} from '../../../src/domain/disclosure/disclosure.ts'
import type { RegisterEvent } from '../../../src/domain/register/event.ts'

const kept = {
  requested: {
    agency: 'Công an tỉnh',
    legalBasis: 'Điều 9',
    documentNumber: '12/CV',
    documentDate: '2026-03-01',
    facts: ['fullName'],
  },
  approved: {},
  refused: { reason: 'Thiếu dấu' },
  exported: { number: '001-01/2026-0001', contentHash: 'a'.repeat(64) },
}
let made = 0
const event = (what: keyof typeof kept, by: string, entryId = 'd1'): RegisterEvent => ({
  ...{ eventId: `e${++made}`, register: 'disclosure', entryId, memberId: 'm1', what, by },
  ...{ at: `2026-03-02T08:00:${String(made % 60).padStart(2, '0')}.000Z`, kept: kept[what], personal: null },
})
const asked = event('requested', '1001')
const stateOf = (...events: RegisterEvent[]) => disclosureOf(events)?.state
const clerk = { staffNumber: '1001', role: 'clerk' } as const
const supervisor = { staffNumber: '2001', role: 'supervisor' } as const

describe('a disclosure to a state agency', () => {
  it('is nothing without a demand', () => {
    expect(disclosureOf([event('approved', '2001'), event('exported', '2001')])).toBeNull()
  })

  it('[DIS2] is approved by a supervisor who did not write it down, and by no other', () => {
    const waiting = disclosureOf([asked])
    if (!waiting) throw new Error('no disclosure')
    expect(mayDecide(waiting, { ...clerk, staffNumber: '1002' })).toEqual({ ok: false, error: 'not-allowed' })
    expect(mayDecide(waiting, { ...supervisor, staffNumber: '1001' })).toEqual({
      ok: false,
      error: 'self-approved',
    })
    expect(mayDecide(waiting, supervisor).ok).toBe(true)
    expect(stateOf(asked, event('approved', '1001'))).toBe('requested')
    expect(stateOf(asked, event('approved', '2001'))).toBe('approved')
  })

  it('[DIS3] is refused with a reason, for good, whatever else comes from other counters and in whatever order', () => {
    const [approval, refusal] = [event('approved', '2001'), event('refused', '2002')]
    expect(stateOf(asked, approval, refusal)).toBe('refused')
    expect(stateOf(refusal, approval, asked)).toBe('refused')
    const refused = disclosureOf([asked, refusal])
    expect(refused?.refused?.reason).toBe('Thiếu dấu')
    if (!refused) throw new Error('no disclosure')
    expect(mayDecide(refused, supervisor)).toEqual({ ok: false, error: 'approval-gone' })
  })

  it('[DIS4] is handed over by a supervisor, once, when it is approved', () => {
    const at = (...events: RegisterEvent[]) => {
      const one = disclosureOf(events)
      if (!one) throw new Error('no disclosure')
      return one
    }
    const approval = event('approved', '2001')
    expect(mayExport(at(asked), supervisor)).toEqual({ ok: false, error: 'approval-gone' })
    expect(mayExport(at(asked, approval), clerk)).toEqual({ ok: false, error: 'not-allowed' })
    expect(mayExport(at(asked, approval), supervisor).ok).toBe(true)
    const exported = at(asked, approval, event('exported', '2001'))
    expect(mayExport(exported, supervisor)).toEqual({ ok: false, error: 'approval-gone' })
    expect(exported.exported?.number).toBe('001-01/2026-0001')
  })

  it('[DIS5] is numbered by store, counter and year, without giving a number twice', () => {
    const series = { storeCode: '001', counterNumber: 1, year: 2026 }
    expect(nextNumber(series, [])).toBe('001-01/2026-0001')
    const given = ['001-01/2026-0009', '001-02/2026-0041', '001-01/2025-0077', '001-01/2026-0003']
    expect(nextNumber(series, given)).toBe('001-01/2026-0010')
    expect(nextNumber({ ...series, year: 2027 }, given)).toBe('001-01/2027-0001')
  })

  it('stands in the register by its newest demand first', () => {
    const later = { ...event('requested', '1001', 'd2'), at: '2026-03-03T08:00:00.000Z' }
    const entries = disclosuresOf([asked, later, event('approved', '2001')])
    expect(entries.map(({ disclosureId, state }) => [disclosureId, state])).toEqual([
      ['d2', 'requested'],
      ['d1', 'approved'],
    ])
  })
})
