import { type IsoDate, parseVietnameseDate } from '../../date.ts'
import { foldName } from '../foldName.ts'
import { isPersonalNumber } from '../number.ts'
import type { DocumentKind } from '../reading.ts'
import type { PrintedFieldName, PrintedValue, PrintFields } from './fields.ts'
import type { PrintHints } from './hints.ts'
import { joinLines } from './joinLines.ts'
import type { Announced } from './labels.ts'
import type { PrintLine, PrintWord } from './line.ts'
import { type Placed, placed } from './place.ts'
import { printedAddress, printedName } from './printedText.ts'

/** The first word, or run of words, that makes a value of some sort. */
function firstOf(words: readonly PrintWord[], read: (text: string) => string | null): PrintedValue | null {
  for (const { text, confidence } of words) {
    const value = read(text)
    if (value) return { value, confidence, corrected: false }
  }
  return null
}

const dateIn = (text: string): IsoDate | null => {
  const found = /\d{2}[/.-]\d{2}[/.-]\d{4}/.exec(text)
  return found ? parseVietnameseDate(found[0]) : null
}
const personalNumberIn = (text: string) => {
  const digits = text.replace(/^\D+|\D+$/g, '')
  return isPersonalNumber(digits) ? digits : null
}
const genderIn = (text: string) => {
  const word = foldName(text)
  return word === 'NAM' || word === 'M' ? 'male' : word === 'NU' || word === 'F' ? 'female' : null
}

/** Viet Nam by its name, as cards and passports of its own print it; other states are left to the zone. */
function nationalityIn(words: readonly PrintWord[]): PrintedValue | null {
  const letters = foldName(words.map(({ text }) => text).join('')).replaceAll(' ', '')
  if (!letters.startsWith('VIETNAM')) return null
  return {
    value: 'VNM',
    confidence: Math.min(...words.map(({ confidence }) => confidence)),
    corrected: false,
  }
}

type Values = Partial<Record<PrintedFieldName, PrintedValue>>
type Make = (words: readonly PrintWord[]) => PrintedValue | null

/** What `make` makes of the words beside a label, or else of the line below it. */
function valueAt(places: readonly Placed[], announces: Announced, make: Make): PrintedValue | null {
  for (const place of places) {
    if (place.announces !== announces) continue
    const value = make(place.beside) ?? make(place.below[0]?.words ?? [])
    if (value) return value
  }
  return null
}

function nameAt(places: readonly Placed[], vietnamese: boolean): PrintedValue | null {
  const make: Make = words => printedName(words, vietnamese)
  const full = valueAt(places, 'fullName', make)
  if (full) return full
  const surname = valueAt(places, 'surname', make)
  const given = valueAt(places, 'givenNames', make)
  if (!surname || !given) return null
  return {
    value: `${surname.value} ${given.value}`,
    confidence: Math.min(surname.confidence, given.confidence),
    corrected: false,
  }
}

function addressAt(places: readonly Placed[]): PrintedValue | null {
  const place = places.find(({ announces }) => announces === 'address')
  if (!place) return null
  const beside = place.beside.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  return printedAddress([...(beside.length > 0 ? [beside] : []), ...place.below.map(({ words }) => words)])
}

const TITLES: readonly [string, DocumentKind][] = [
  ['CANCUOCCONGDAN', 'vn-id-2021'],
  ['CITIZENIDENTITYCARD', 'vn-id-2021'],
  ['HOCHUDEMVATENKHAISINH', 'vn-id-2024'],
  ['SODINHDANHCANHAN', 'vn-id-2024'],
  ['NOICUTRU', 'vn-id-2024'],
  ['NOITHUONGTRU', 'vn-id-2021'],
]

function kindOf(lines: readonly PrintLine[], { document }: PrintHints): DocumentKind | null {
  if (document && document !== 'vn-id') return document
  const letters = lines.map(({ words }) =>
    foldName(words.map(({ text }) => text).join('')).replaceAll(' ', ''),
  )
  const title = TITLES.find(([words]) => letters.some(line => line.includes(words)))
  return title?.[1] ?? document
}

/**
 * Makes fields of the lines of print on one side of a document: values where their labels say, each in its own alphabet
 * or not at all. Null where nothing of a document was read.
 */
export function interpretPrint(pieces: readonly PrintLine[], hints: PrintHints): PrintFields | null {
  const lines = joinLines(pieces)
  const document = kindOf(lines, hints)
  if (!document) return null
  const places = placed(lines)
  const card = document.startsWith('vn-id')
  const vietnamese = hints.vietnamese || card
  const all = lines.flatMap(({ words }) => words)
  const found: Record<PrintedFieldName, PrintedValue | null> = {
    number: card ? firstOf(all, personalNumberIn) : null,
    fullName: nameAt(places, vietnamese),
    gender: valueAt(places, 'gender', words => firstOf(words, genderIn)),
    dateOfBirth: valueAt(places, 'dateOfBirth', words => firstOf(words, dateIn)),
    nationality: vietnamese ? valueAt(places, 'nationality', nationalityIn) : null,
    address: card ? addressAt(places) : null,
  }
  const fields: Values = {}
  for (const [name, value] of Object.entries(found)) if (value) fields[name as PrintedFieldName] = value
  return Object.keys(fields).length > 0 ? { document, fields } : null
}
