import { expect, it } from 'vitest'
import * as z from 'zod'
import { Facts } from '../../src/contract/facts.ts'
import { inventMember } from './inventedMembers.ts'

const AT = '2026-11-22T08:00:00.000Z'

it('invents members whom the counter would accept', () => {
  for (let n = 1; n <= 1000; n += 1) {
    const { memberId, facts } = inventMember(n * 997, AT)
    expect(Facts.safeParse(facts)).toEqual({ success: true, data: facts })
    expect(z.uuid().safeParse(memberId).success).toBe(true)
  }
})

it('invents the same member for the same number, and another for every other', () => {
  expect(inventMember(7, AT)).toEqual(inventMember(7, AT))
  const members = Array.from({ length: 20_000 }, (_, n) => inventMember(n + 990_001, AT))
  expect(new Set(members.map(member => member.facts.number)).size).toBe(20_000)
  expect(new Set(members.map(member => member.memberId)).size).toBe(20_000)
})
