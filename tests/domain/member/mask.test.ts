import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskFacts, maskName, maskNumber } from '../../../src/domain/member/mask.ts'

it('shows the last four of a number and the given name, nothing more', () => {
  expect(maskNumber('001199000123')).toBe('••••••••0123')
  expect(maskName('Nguyễn Thị Mẫu')).toBe('N••• T••• Mẫu')
  expect(maskName('Đặng Văn Ví Dụ')).toBe('Đ••• V••• V••• Dụ')
})

it('never shows more than four characters of any number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{5,20}$/), number => {
      expect(maskNumber(number).replaceAll('•', '')).toBe(number.slice(-4))
    }),
  )
})

it('shows of a member’s facts what tells this customer from another, and whether there is one at all', () => {
  const facts = {
    number: '001199000123',
    fullName: 'Nguyễn Thị Mẫu',
    gender: 'female',
    dateOfBirth: '1999-01-15',
    nationality: 'VNM',
    address: 'Số 1 phố Mẫu',
    phone: '+84925186878',
    email: null,
  } as const
  expect(maskFacts(facts)).toEqual({
    number: '••••••••0123',
    fullName: 'N••• T••• Mẫu',
    gender: '•••',
    dateOfBirth: '••/••/••••',
    nationality: '•••',
    address: '•••',
    phone: '•••••••878',
    email: null,
  })
})
