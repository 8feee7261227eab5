/** What may stand at a position. `digitOrFiller`: dates with unknown parts, check digits of empty optional data. */
export type CharClass = 'letter' | 'digit' | 'any' | 'sex' | 'filler' | 'digitOrFiller'

export type MrzFieldName =
  | 'documentCode'
  | 'issuingState'
  | 'number'
  | 'numberCheck'
  | 'nationality'
  | 'dateOfBirth'
  | 'dateOfBirthCheck'
  | 'sex'
  | 'expiry'
  | 'expiryCheck'
  | 'optional1'
  | 'optional2'
  | 'optionalCheck'
  | 'compositeCheck'
  | 'name'

/** A run of positions: `line` and `start` from 0, `end` excluded. */
export interface Span {
  line: number
  start: number
  end: number
}

export interface MrzFieldSpec extends Span {
  name: MrzFieldName
  class: CharClass
}

export type MrzFormatName = 'TD1' | 'TD2' | 'TD3' | 'MRV-A' | 'MRV-B'

export interface MrzFormat {
  name: MrzFormatName
  lines: number
  length: number
  fields: readonly MrzFieldSpec[]
  /** The spans, in order, that the composite check digit covers; none where the format has no such digit. */
  composite: readonly Span[]
}

const field = (
  name: MrzFieldName,
  line: number,
  start: number,
  end: number,
  charClass: CharClass,
): MrzFieldSpec => ({ name, line, start, end, class: charClass })
const span = (line: number, start: number, end: number): Span => ({ line, start, end })

/** ICAO Doc 9303-5 §4.2: cards of the size ID-1. */
const TD1: MrzFormat = {
  name: 'TD1',
  lines: 3,
  length: 30,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('number', 0, 5, 14, 'any'),
    field('numberCheck', 0, 14, 15, 'digitOrFiller'),
    field('optional1', 0, 15, 30, 'any'),
    field('dateOfBirth', 1, 0, 6, 'digitOrFiller'),
    field('dateOfBirthCheck', 1, 6, 7, 'digit'),
    field('sex', 1, 7, 8, 'sex'),
    field('expiry', 1, 8, 14, 'digitOrFiller'),
    field('expiryCheck', 1, 14, 15, 'digit'),
    field('nationality', 1, 15, 18, 'letter'),
    field('optional2', 1, 18, 29, 'any'),
    field('compositeCheck', 1, 29, 30, 'digit'),
    field('name', 2, 0, 30, 'letter'),
  ],
  composite: [span(0, 5, 30), span(1, 0, 7), span(1, 8, 15), span(1, 18, 29)],
}

/** ICAO Doc 9303-6 §4.2: cards of the size ID-2. */
const TD2: MrzFormat = {
  name: 'TD2',
  lines: 2,
  length: 36,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('name', 0, 5, 36, 'letter'),
    field('number', 1, 0, 9, 'any'),
    field('numberCheck', 1, 9, 10, 'digitOrFiller'),
    field('nationality', 1, 10, 13, 'letter'),
    field('dateOfBirth', 1, 13, 19, 'digitOrFiller'),
    field('dateOfBirthCheck', 1, 19, 20, 'digit'),
    field('sex', 1, 20, 21, 'sex'),
    field('expiry', 1, 21, 27, 'digitOrFiller'),
    field('expiryCheck', 1, 27, 28, 'digit'),
    field('optional1', 1, 28, 35, 'any'),
    field('compositeCheck', 1, 35, 36, 'digit'),
  ],
  composite: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 35)],
}

/** ICAO Doc 9303-4 §4.2: passports. */
const TD3: MrzFormat = {
  name: 'TD3',
  lines: 2,
  length: 44,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('name', 0, 5, 44, 'letter'),
    field('number', 1, 0, 9, 'any'),
    field('numberCheck', 1, 9, 10, 'digit'),
    field('nationality', 1, 10, 13, 'letter'),
    field('dateOfBirth', 1, 13, 19, 'digitOrFiller'),
    field('dateOfBirthCheck', 1, 19, 20, 'digit'),
    field('sex', 1, 20, 21, 'sex'),
    field('expiry', 1, 21, 27, 'digitOrFiller'),
    field('expiryCheck', 1, 27, 28, 'digit'),
    field('optional1', 1, 28, 42, 'any'),
    field('optionalCheck', 1, 42, 43, 'digitOrFiller'),
    field('compositeCheck', 1, 43, 44, 'digit'),
  ],
  composite: [span(1, 0, 10), span(1, 13, 20), span(1, 21, 43)],
}

/** ICAO Doc 9303-7 §4.2 and §5.2: visas have the shapes of TD3 and TD2, V for their code, and no composite check digit. */
const visa = (name: MrzFormatName, length: number): MrzFormat => ({
  name,
  lines: 2,
  length,
  fields: [
    field('documentCode', 0, 0, 2, 'letter'),
    field('issuingState', 0, 2, 5, 'letter'),
    field('name', 0, 5, length, 'letter'),
    field('number', 1, 0, 9, 'any'),
    field('numberCheck', 1, 9, 10, 'digit'),
    field('nationality', 1, 10, 13, 'letter'),
    field('dateOfBirth', 1, 13, 19, 'digitOrFiller'),
    field('dateOfBirthCheck', 1, 19, 20, 'digit'),
    field('sex', 1, 20, 21, 'sex'),
    field('expiry', 1, 21, 27, 'digitOrFiller'),
    field('expiryCheck', 1, 27, 28, 'digit'),
    field('optional1', 1, 28, length, 'any'),
  ],
  composite: [],
})

/**
 * Vietnamese ID cards (MISSION §3): TD1 with nine digits, then all twelve, two fillers and a national check digit. The
 * positions are those of TD1; only what may stand there is narrower, which is what repairs misread characters.
 */
const VIETNAMESE_TD1: MrzFormat = {
  ...TD1,
  fields: TD1.fields.flatMap(spec => {
    if (spec.name === 'number' || spec.name === 'numberCheck') return [{ ...spec, class: 'digit' as const }]
    if (spec.name === 'optional2') return [{ ...spec, class: 'filler' as const }]
    if (spec.name !== 'optional1') return [spec]
    return [
      { ...spec, end: 27, class: 'digit' as const },
      { ...spec, start: 27, end: 29, class: 'filler' as const },
      { ...spec, start: 29, class: 'digit' as const },
    ]
  }),
}

export const mrzFormats: readonly MrzFormat[] = [TD1, TD2, TD3, visa('MRV-A', 44), visa('MRV-B', 36)]

const isVisa = ({ name }: MrzFormat) => name.startsWith('MRV')

/** The format that so many lines of such lengths make, or null: what sets visas apart is their first letter. */
export const formatOf = (lines: readonly string[]): MrzFormat | null =>
  mrzFormats.find(
    format =>
      format.lines === lines.length &&
      lines.every(line => line.length === format.length) &&
      isVisa(format) === (lines[0] ?? '').startsWith('V'),
  ) ?? null

/** What may stand where, in a zone whose first line begins so: some issuers fill positions that ICAO leaves to them. */
export const layoutOf = (format: MrzFormat, firstLine: string): MrzFormat =>
  format.name === 'TD1' && firstLine.startsWith('IDVNM') ? VIETNAMESE_TD1 : format

export const isVietnamese = (layout: MrzFormat) => layout === VIETNAMESE_TD1

/** The text of a field, or of a span, in lines of the right length. */
export const textAt = (lines: readonly string[], { line, start, end }: Span) =>
  (lines[line] ?? '').slice(start, end)

/** Where a field of a format stands, from its first part to its last; null where the format has none. */
export function fieldOf(format: MrzFormat, name: MrzFieldName): Span | null {
  const parts = format.fields.filter(spec => spec.name === name)
  const [first] = parts
  return first ? span(first.line, first.start, parts.at(-1)?.end ?? first.end) : null
}
