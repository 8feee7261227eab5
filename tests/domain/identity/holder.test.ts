import { describe, expect, it } from 'vitest'
import { areDifferentPeople, type Holder } from '../../../src/domain/identity/holder.ts'

const sure = (value: string) => ({ value, verified: true })
const unsure = (value: string) => ({ value, verified: false })
const mau: Holder = {
  number: sure('001199000123'),
  fullName: sure('Nguyễn Thị Mẫu'),
  dateOfBirth: sure('1999-01-15'),
}

describe('two documents', () => {
  it('[REC11] are of one person where the number is the same, whatever was misread', () => {
    const misread = { ...mau, fullName: unsure('NGUVEN THI MAU'), dateOfBirth: unsure('1999-01-16') }
    expect(areDifferentPeople(mau, misread)).toBe(false)
  })

  it('[REC11] are of one person where a card and a passport have numbers of their own', () => {
    const passport = { ...mau, number: sure('C1234567'), fullName: unsure('NGUYEN THI MAU') }
    expect(areDifferentPeople(mau, passport)).toBe(false)
  })

  it('[REC11] are of one person where one letter of an unverified name was misread', () => {
    const back = { number: undefined, fullName: unsure('NGUYEN THI NAU'), dateOfBirth: sure('1999-01-15') }
    expect(areDifferentPeople(mau, back)).toBe(false)
  })

  it('[REC11] are of one person where a zone cut the name short', () => {
    expect(areDifferentPeople(mau, { fullName: unsure('NGUYEN THI M') })).toBe(false)
  })

  it.each<[string, Holder]>([
    ['verified birth dates differ', { dateOfBirth: sure('1999-01-16') }],
    ['verified personal numbers differ', { number: sure('001199000124') }],
    ['name and birth differ', { fullName: unsure('TRAN VAN BINH'), dateOfBirth: unsure('1970-03-03') }],
    ['the names have nothing in common', { fullName: unsure('KIM SEOYEON') }],
  ])('[REC11] are of two people where %s', (_, other) => {
    expect(areDifferentPeople(mau, other)).toBe(true)
    expect(areDifferentPeople(other, mau)).toBe(true)
  })

  it('[REC11] that say nothing of the same fact are taken for one person’s', () => {
    expect(areDifferentPeople(mau, {})).toBe(false)
  })
})
