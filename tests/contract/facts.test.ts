import { describe, expect, it } from 'vitest'
import { Facts, parsePhone, problemsOf } from '../../src/contract/facts.ts'

const typed = {
  number: '001199000123',
  fullName: 'Nguyễn Thị Mẫu',
  gender: 'female',
  dateOfBirth: '1999-01-15',
  nationality: 'VNM',
  address: 'Số 1 phố Mẫu, Hà Nội',
  phone: '0925 186 878',
  email: 'mau@example.com',
}

describe('the eight facts', () => {
  it('are taken as people type them and kept in one form', () => {
    const facts = Facts.parse({
      ...typed,
      number: ' b 123-4567 ',
      fullName: ' Nguyễn  Thị Mẫu '.normalize('NFD'),
    })
    expect(facts).toMatchObject({
      number: 'B1234567',
      fullName: 'Nguyễn Thị Mẫu'.normalize('NFC'),
      phone: '+84925186878',
    })
  })

  it('are these eight and no others', () => {
    expect(Facts.safeParse({ ...typed, portrait: 'x' }).success).toBe(false)
    expect(Facts.safeParse({ ...typed, expiry: '2030-01-01' }).success).toBe(false)
  })

  it('may lack an address and an e-mail, nothing else', () => {
    expect(problemsOf({ ...typed, address: null, email: null })).toEqual({})
    for (const name of ['number', 'fullName', 'gender', 'dateOfBirth', 'nationality', 'phone'] as const)
      expect(problemsOf({ ...typed, [name]: undefined })).toEqual({ [name]: 'missing' })
  })

  it.each([
    ['number', '12', 'number-malformed'],
    ['fullName', 'R2-D2', 'name-malformed'],
    ['dateOfBirth', '2023-02-29', 'date-malformed'],
    ['dateOfBirth', '2999-01-01', 'date-in-future'],
    ['dateOfBirth', '1850-01-01', 'date-too-old'],
    ['nationality', 'ABC', 'country-unknown'],
    ['phone', '123', 'phone-malformed'],
    ['email', 'mau@', 'email-malformed'],
    ['address', 'x'.repeat(301), 'too-long'],
  ])('say what is wrong with %s «%s»', (name, value, problem) => {
    expect(problemsOf({ ...typed, [name]: value })).toEqual({ [name]: problem })
  })

  it('take Vietnamese and foreign phone numbers, and no impossible ones', () => {
    expect(parsePhone('0925186878')).toBe('+84925186878')
    expect(parsePhone('+84 925 186 878')).toBe('+84925186878')
    expect(parsePhone('0084925186878')).toBe('+84925186878')
    expect(parsePhone('+49 30 901820')).toBe('+4930901820')
    expect(parsePhone('024 3825 2916')).toBe('+842438252916')
    for (const text of ['', '1', '0000000000', 'abc', '+999123456789']) expect(parsePhone(text)).toBeNull()
  })
})
