import fc from 'fast-check'
import { expect, it } from 'vitest'
import { maskName, maskNumber } from '../../../src/domain/member/mask.ts'

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
