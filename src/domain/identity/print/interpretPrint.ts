import { type IsoDate, parseVietnameseDate } from '../../date.ts'
import { foldName } from '../foldName.ts'
import { isPersonalNumber } from '../number.ts'
import type { DocumentKind } from '../reading.ts'
import { addressAt } from './address.ts'
import type { PrintedFieldName, PrintedValue, PrintFields } from './fields.ts'
import { isAll, says } from './findLabels.ts'
import type { PrintHints } from './hints.ts'
import { joinLines } from './joinLines.ts'
import { type Announced, CARD_WORDS, TITLES_2024 } from './labels.ts'
import type { PrintLine, PrintWord } from './line.ts'
import { isFamilyName } from './nameSyllables.ts'
import { type Placed, placed } from './place.ts'
import { type NamePart, printedName } from './printedText.ts'
import { wordsLike, wordsSaying } from './wordsLike.ts'

/** Words read worse than this are not what they seem: the rest of a label, dirt. */
const LEGIBLE = 0.5
/** A value that was found by what it looks like. */
const UNLABELLED = 0.7

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
/**
 * A date whose label was not read: the earliest of those that no other label claims. Only where a name is printed, which
 * is where cards print the birth.
 */
function earliestDate(words: readonly PrintWord[], places: readonly Placed[]): PrintedValue | null {
  const claimed = places
    .filter(({ announces }) => announces === 'other' || announces === 'expiry')
    .flatMap(({ beside, below }) => [...beside, ...(below[0]?.words ?? [])])
  const dates = words.filter(word => !claimed.includes(word)).flatMap(word => firstOf([word], dateIn) ?? [])
  const [first] = dates.sort((a, b) => a.value.localeCompare(b.value))
  return first ? { ...first, confidence: Math.min(first.confidence, UNLABELLED) } : null
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
    const [beside, below] = [make(place.beside), make(place.below[0]?.words ?? [])]
    // [PRINT19] The rest of a label in two languages, misread, may stand beside it.
    const value =
      beside && below && beside.confidence < LEGIBLE && below.confidence >= LEGIBLE ? below : beside
    if (value ?? below) return value ?? below
  }
  return null
}

const together = (surname: PrintedValue, given: PrintedValue): PrintedValue => ({
  value: `${surname.value} ${given.value}`,
  confidence: Math.min(surname.confidence, given.confidence),
  corrected: surname.corrected || given.corrected,
})

/** A name where its labels say, or where print says what the code or the zone has already said. */
function nameAt(
  lines: readonly PrintLine[],
  places: readonly Placed[],
  hints: PrintHints,
): PrintedValue | null {
  const make =
    (part: NamePart): Make =>
    words =>
      printedName(wordsLike(words, hints.name), hints.vietnamese, part)
  const full = valueAt(places, 'fullName', make('whole'))
  if (full) return full
  const surname = valueAt(places, 'surname', make('whole'))
  const given = valueAt(places, 'givenNames', make('given'))
  if (surname && given) return together(surname, given)
  const all = lines.map(({ words }) => words)
  const known = (name = '', part: NamePart = 'whole') => make(part)(wordsSaying(all, name) ?? [])
  // In two parts before as a whole: a short surname left out, the rest still looks much like the whole.
  if (hints.name.length > 1) {
    const [first, second] = [surname ?? known(hints.name[0]), given ?? known(hints.name[1], 'given')]
    if (first && second) return together(first, second)
  }
  const whole = known(hints.name.join(' '))
  if (whole || hints.name.length > 0) return whole
  return hints.vietnamese ? nameByLook(lines) : null
}

/** The line in capitals that begins with a family name and goes on in syllables: titles and headings do not. */
function nameByLook(lines: readonly PrintLine[]): PrintedValue | null {
  for (const { words } of lines) {
    if (words.some(({ text }) => text !== text.toLocaleUpperCase('vi'))) continue
    const name = printedName(words, true)
    const [first = '', ...more] = name?.value.split(' ') ?? []
    if (name && !name.corrected && name.confidence >= LEGIBLE && isFamilyName(first) && more.length > 0)
      return { ...name, confidence: Math.min(name.confidence, UNLABELLED) }
  }
  return null
}

/** So many of its own words must be read before print alone says that it is a card. */
const LEAST_WORDS = 2

function kindOf(lines: readonly PrintLine[], { document }: PrintHints): DocumentKind | null {
  if (document && document !== 'vn-id') return document
  const count = (kind: keyof typeof CARD_WORDS) =>
    CARD_WORDS[kind].filter(letters => lines.some(line => says(line, letters))).length
  const titles = TITLES_2024.filter(letters => lines.some(line => isAll(line, letters))).length
  const [old, recent] = [count('vn-id-2021'), count('vn-id-2024') + titles]
  if (Math.max(old, recent) < LEAST_WORDS && !document) return null
  return old === recent ? document : old > recent ? 'vn-id-2021' : 'vn-id-2024'
}

/**
 * Makes fields of the lines of print on one side of a document: values where their labels say, each in its own alphabet
 * or not at all. Null where nothing of a document was read.
 */
export function interpretPrint(read: readonly PrintLine[], hints: PrintHints): PrintFields | null {
  // [PRINT23] Rows of which nothing could be read are no print: joined to a line they would reach over the next.
  const pieces = read.filter(({ words }) => words.length > 0)
  const lines = joinLines(pieces)
  const document = kindOf(lines, hints)
  if (!document) return null
  const places = placed(lines)
  const card = document.startsWith('vn-id')
  const vietnamese = hints.vietnamese || card
  const all = lines.flatMap(({ words }) => words)
  const fullName = nameAt(lines, places, { ...hints, vietnamese })
  const found: Record<PrintedFieldName, PrintedValue | null> = {
    number: card ? firstOf(all, personalNumberIn) : null,
    fullName,
    gender: valueAt(places, 'gender', words => firstOf(words, genderIn)),
    dateOfBirth:
      valueAt(places, 'dateOfBirth', words => firstOf(words, dateIn)) ??
      (card && fullName ? earliestDate(all, places) : null),
    nationality: vietnamese ? valueAt(places, 'nationality', nationalityIn) : null,
    address: card ? addressAt(pieces, places, hints.address) : null,
  }
  const fields: Values = {}
  for (const [name, value] of Object.entries(found)) if (value) fields[name as PrintedFieldName] = value
  const expiry = valueAt(places, 'expiry', words => firstOf(words, dateIn))
  return Object.keys(fields).length > 0 ? { document, fields, expiry } : null
}
