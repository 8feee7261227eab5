import { checkDigit } from './checkDigit.ts'
import { fieldOf, type MrzFieldName, type MrzFormat, textAt } from './formats.ts'
import { numberOf } from './number.ts'

/** Which of the zone's check digits are right. */
export interface MrzChecks {
  number: boolean
  dateOfBirth: boolean
  expiry: boolean
  /** True for formats whose optional data has no check digit. */
  optional: boolean
  /** Null for visas, which have none. */
  composite: boolean | null
}

function checked(
  format: MrzFormat,
  lines: readonly string[],
  field: MrzFieldName,
  check: MrzFieldName,
): boolean {
  const covered = fieldOf(format, field)
  const digit = fieldOf(format, check)
  return !covered || !digit || checkDigit(textAt(lines, covered)) === textAt(lines, digit)
}

/** ICAO Doc 9303-4 §4.2.2: the check digit of empty optional data may be filler. */
function optionalChecked(format: MrzFormat, lines: readonly string[]): boolean {
  const digit = fieldOf(format, 'optionalCheck')
  const data = fieldOf(format, 'optional1')
  if (!digit || !data) return true
  const isEmpty = /^<*$/.test(textAt(lines, data) + textAt(lines, digit))
  return isEmpty || checked(format, lines, 'optional1', 'optionalCheck')
}

/** Counts every check digit of the zone again. The lines have their format's length. */
export function checksOf(format: MrzFormat, lines: readonly string[]): MrzChecks {
  const composite = fieldOf(format, 'compositeCheck')
  const covered = format.composite.map(span => textAt(lines, span)).join('')
  return {
    number: numberOf(format, lines).checked,
    dateOfBirth: checked(format, lines, 'dateOfBirth', 'dateOfBirthCheck'),
    expiry: checked(format, lines, 'expiry', 'expiryCheck'),
    optional: optionalChecked(format, lines),
    composite: composite && checkDigit(covered) === textAt(lines, composite),
  }
}

export const passed = (checks: MrzChecks) => Object.values(checks).filter(Boolean).length
export const allPassed = (checks: MrzChecks) => Object.values(checks).every(check => check !== false)
