import type { Gender } from '../member/facts.ts'

/**
 * The Vietnamese 12-digit personal identification number: 3 digits province of birth registration, 1 century
 * and sex, 2 birth year, 6 serial. It has no check digit, and the law now guarantees only the 12 digits, so a
 * disagreement with the other facts is a warning and never a refusal (MISSION §3).
 */
export interface NumberClaims {
  province: string
  gender: Exclude<Gender, 'unspecified'>
  birthYear: number
}

export const isPersonalNumber = (text: string) => /^\d{12}$/.test(text)

/** What the number says about its holder, or null when it is not twelve digits. */
export function claimsOf(number: string): NumberClaims | null {
  if (!isPersonalNumber(number)) return null
  const century = Number(number[3])
  return {
    province: number.slice(0, 3),
    gender: century % 2 === 0 ? 'male' : 'female',
    birthYear: 1900 + Math.floor(century / 2) * 100 + Number(number.slice(4, 6)),
  }
}

export type NumberWarning = 'number-birth-year-differs' | 'number-gender-differs'

/** [ID3] warns when the birth year disagrees with the number; [ID4] when the sex does. */
export function numberWarnings(
  number: string,
  facts: { dateOfBirth?: string | undefined; gender?: Gender | undefined },
): NumberWarning[] {
  const claims = claimsOf(number)
  if (!claims) return []
  const warnings: NumberWarning[] = []
  if (facts.dateOfBirth && Number(facts.dateOfBirth.slice(0, 4)) !== claims.birthYear)
    warnings.push('number-birth-year-differs')
  if (facts.gender && facts.gender !== 'unspecified' && facts.gender !== claims.gender)
    warnings.push('number-gender-differs')
  return warnings
}
