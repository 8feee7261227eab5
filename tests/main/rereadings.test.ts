import { expect, it } from 'vitest'
import type { ReadField } from '../../src/domain/identity/reading.ts'
import { Rereadings } from '../../src/main/approvals/rereadings.ts'

const field = (value: string): ReadField => ({
  value,
  sources: ['qr'],
  confidence: 1,
  verified: true,
  disagreeing: [],
})
const reading = { fields: { fullName: field('NGUYỄN THỊ MẪN'), number: field('001199000123') } }
const last = { memberId: 'm1', by: '1001', reading }
const name = { fact: 'fullName' as const, from: 'Nguyễn Thị Mẫu', to: 'Nguyễn Thị Mẫn' }
const phone = { fact: 'phone' as const, from: '+84925186878', to: '+84925186879' }

it('[APR5] a supervisor is shown what main read of the facts that are to change, and of no other', () => {
  const rereadings = new Rereadings()
  rereadings.remember(last)
  expect(rereadings.of('m1', '1001', [name, phone])).toEqual({ fullName: 'NGUYỄN THỊ MẪN' })
  expect(rereadings.of('m1', '1001', [phone])).toBeNull()
})

it('[APR5] what was read for one member, or by one clerk, speaks for no other, and for nothing once it is forgotten', () => {
  const rereadings = new Rereadings()
  expect(rereadings.of('m1', '1001', [name])).toBeNull()
  rereadings.remember(last)
  expect(rereadings.of('m2', '1001', [name])).toBeNull()
  expect(rereadings.of('m1', '1002', [name])).toBeNull()
  rereadings.forget()
  expect(rereadings.of('m1', '1001', [name])).toBeNull()
})
