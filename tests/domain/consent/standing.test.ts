import { describe, expect, it } from 'vitest'
import type { ConsentChange } from '../../../src/domain/consent/change.ts'
import type { Purpose } from '../../../src/domain/consent/consent.ts'
import { perhapsAgreed } from '../../../src/domain/consent/standing.ts'

let count = 0
const change = (day: number, what: 'given' | 'withdrawn', purposes: Purpose[]): ConsentChange => {
  count += 1
  const common = {
    changeId: `c${count}`,
    memberId: 'm1',
    at: `2026-03-0${day}T03:00:00.000Z`,
    receivedBy: '1001',
  }
  if (what === 'withdrawn') return { ...common, change: what, purposes, method: 'phone' }
  const notice = {
    noticeVersion: '2026-02',
    noticeHash: 'b'.repeat(64),
    language: 'vi',
    method: 'signature',
  } as const
  return { ...common, ...notice, change: what, purposes }
}

describe('[CON6] of a member whose enrolment is at headquarters alone', () => {
  it('every purpose may be agreed to', () => {
    expect(perhapsAgreed([])).toEqual(['membership', 'contact', 'transactions', 'thirdParty'])
  })

  it('what was taken back here is not, until it is given again', () => {
    const [taken, given] = [
      change(1, 'withdrawn', ['contact', 'thirdParty']),
      change(2, 'given', ['contact']),
    ]
    expect(perhapsAgreed([taken])).toEqual(['membership', 'transactions'])
    expect(perhapsAgreed([taken, given])).toEqual(['membership', 'contact', 'transactions'])
  })
})
