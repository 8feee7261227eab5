import { describe, expect, it } from 'vitest'
import { dismissFault, isNumberTaken } from '../../../src/domain/staff/aloneRoster.ts'

const first = { staffNumber: '3001', role: 'supervisor', active: true } as const
const clerk = { staffNumber: '3002', role: 'clerk', active: true } as const
const gone = { staffNumber: '3003', role: 'supervisor', active: false } as const
const people = [first, clerk, gone]

describe('[JOI6] who works at a counter that stands alone', () => {
  it('gives no number twice, not even that of somebody who left', () => {
    expect(['3001', '3003', '3004'].map(number => isNumberTaken(people, number))).toEqual([true, true, false])
  })
  it.each([
    ['a clerk', '3002', '3001', null],
    ['themselves', '3001', '3001', 'own-dismissal'],
    ['who left already', '3003', '3001', 'staff-unknown'],
    ['nobody', '3999', '3001', 'staff-unknown'],
    ['the last supervisor', '3001', '3003', 'last-supervisor'],
  ] as const)('dismissing %s', (_whom, staffNumber, by, fault) => {
    expect(dismissFault(people, staffNumber, by)).toBe(fault)
  })
  it('dismisses a supervisor while another one works there', () => {
    const second = { ...gone, active: true }
    expect(dismissFault([first, second], '3003', '3001')).toBeNull()
  })
})
