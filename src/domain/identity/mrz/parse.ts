import { type IsoDate, isIsoDate } from '../../date.ts'
import type { Gender } from '../../member/facts.ts'
import { claimsOf, isPersonalNumber } from '../number.ts'
import type { DocumentKind } from '../reading.ts'
import { allPassed, checksOf, type MrzChecks } from './checks.ts'
import { birthDate, expiryDate } from './dates.ts'
import {
  fieldOf,
  formatOf,
  type MrzFieldName,
  type MrzFormat,
  type MrzFormatName,
  textAt,
} from './formats.ts'
import { type MrzName, parseName } from './names.ts'
import { numberOf } from './number.ts'
import { stateOf } from './states.ts'

/** What a machine readable zone says. A field whose text makes no sense is null, never a guess. */
export interface MrzFields {
  format: MrzFormatName
  document: DocumentKind
  /** Upper case, filler `<`, each as long as the format demands. */
  lines: string[]
  /** Null for a visa: its issuer chooses whether its own number or the passport's stands there (Doc 9303-7 §4.2.2). */
  number: string | null
  name: MrzName | null
  gender: Gender | null
  dateOfBirth: IsoDate | null
  nationality: string | null
  issuingState: string | null
  expiry: IsoDate | null
  checks: MrzChecks
  /** Every check digit is right. */
  valid: boolean
}

/** Upper case, no blanks, and the filler that some Vietnamese passports print as `>` as it should be. */
export const normalizeLine = (line: string) => line.toUpperCase().replace(/\s/g, '').replace(/[>«»]/g, '<')

const SEX: Readonly<Record<string, Gender>> = {
  M: 'male',
  F: 'female',
  X: 'unspecified',
  '<': 'unspecified',
}

/** Other first letters are no travel document at all. */
function kindOf(format: MrzFormat, code: string, state: string | null, number: string): DocumentKind | null {
  if (format.name === 'MRV-A' || format.name === 'MRV-B') return 'visa'
  if (format.name === 'TD3')
    return code.startsWith('P') ? 'passport' : /^[ACIDRT]/.test(code) ? 'travel-document' : null
  if (!/^[ACI]/.test(code)) return null
  return format.name === 'TD1' && (state === 'VNM' || isPersonalNumber(number)) ? 'vn-id' : 'id-card'
}

/** Twelve digits name the century of birth, which two digits of a year cannot. */
function birthOf(text: string, number: string, today: IsoDate): IsoDate | null {
  const latest = birthDate(text, today)
  const year = claimsOf(number)?.birthYear
  if (!latest || !year || year % 100 !== Number(latest.slice(2, 4))) return latest
  const named = `${year}${latest.slice(4)}`
  return named < latest && isIsoDate(named) ? named : latest
}

/** Reads the two or three lines of a TD1, TD2, TD3, MRV-A or MRV-B zone; null when they are none. `today` settles two-digit years. */
export function parseMrz(given: readonly string[], today: IsoDate): MrzFields | null {
  const lines = given.map(normalizeLine)
  const format = formatOf(lines)
  if (!format || !lines.every(line => /^[A-Z0-9<]+$/.test(line))) return null
  const read = (name: MrzFieldName) => {
    const spec = fieldOf(format, name)
    return spec ? textAt(lines, spec) : ''
  }
  const issuingState = stateOf(read('issuingState'))
  const number = numberOf(format, lines).value
  const document = kindOf(format, read('documentCode'), issuingState, number)
  if (!document) return null
  const checks = checksOf(format, lines)
  return {
    format: format.name,
    document,
    lines,
    number: document === 'visa' ? null : number || null,
    name: parseName(read('name')),
    gender: SEX[read('sex')] ?? null,
    dateOfBirth: birthOf(read('dateOfBirth'), number, today),
    nationality: stateOf(read('nationality')),
    issuingState,
    expiry: expiryDate(read('expiry'), today),
    checks,
    valid: allPassed(checks),
  }
}
