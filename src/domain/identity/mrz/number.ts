import { isPersonalNumber } from '../number.ts'
import { checkDigit } from './checkDigit.ts'
import { fieldOf, type MrzFieldName, type MrzFormat, textAt } from './formats.ts'

export interface MrzNumber {
  /** Without filler; empty when nothing stands there. */
  value: string
  /** Its own check digit is right. For a Vietnamese card: the national one too, and the short number agrees. */
  checked: boolean
}

const withoutFiller = (text: string) => text.replace(/</g, '')

/**
 * Vietnamese ID cards (there is no other card of that state with a zone): the number field holds the last nine digits, the optional data all twelve, two fillers and a
 * national check digit over positions 16–29 (MISSION §3). [MRZ34] No other card says its number twice: one that does, under
 * both check digits, is Vietnamese, whatever a misread letter made of its issuer.
 */
function vietnameseNumber(short: string, check: string, optional: string): MrzNumber | null {
  const value = optional.slice(0, 12)
  if (!isPersonalNumber(value) || optional.slice(12, 14) !== '<<') return null
  const checked =
    checkDigit(short) === check &&
    value.endsWith(short) &&
    checkDigit(optional.slice(0, 14)) === optional.slice(14)
  return { value, checked }
}

/**
 * A number longer than its nine positions goes on in the optional data, followed by its check digit; the check
 * digit's own position then holds filler (ICAO Doc 9303-5 §4.2.2 note j, 9303-6 §4.2.2 note j).
 */
function longNumber(start: string, optional: string): MrzNumber | null {
  const rest = optional.split('<')[0] ?? ''
  if (rest.length < 2) return null
  const value = start + rest.slice(0, -1)
  return { value: withoutFiller(value), checked: checkDigit(value) === rest.slice(-1) }
}

/** The document's number with its check, by the rules of its format and issuer. */
export function numberOf(format: MrzFormat, lines: readonly string[]): MrzNumber {
  const read = (name: MrzFieldName) => {
    const spec = fieldOf(format, name)
    return spec ? textAt(lines, spec) : ''
  }
  const number = read('number')
  const check = read('numberCheck')
  const optional = read('optional1')
  const vietnamese = format.name === 'TD1' ? vietnameseNumber(number, check, optional) : null
  if (vietnamese?.checked) return vietnamese
  if (format.name === 'TD1' && read('issuingState') === 'VNM')
    return vietnamese ?? { value: withoutFiller(number), checked: false }
  const long = format.name !== 'TD3' && check === '<' ? longNumber(number, optional) : null
  return long ?? { value: withoutFiller(number), checked: checkDigit(number) === check }
}
