import { editDistance } from '../editDistance.ts'
import { foldName } from '../foldName.ts'
import { addressByLook } from './addressByLook.ts'
import type { PrintedValue } from './fields.ts'
import { joinLines } from './joinLines.ts'
import { isValue, type PrintLine, type PrintWord } from './line.ts'
import type { Placed } from './place.ts'
import { printedAddress } from './printedText.ts'
import { wordsSaying } from './wordsLike.ts'

/** Before the first word of an address that was read so well stands the rest of a label that was not understood. */
const WELL_READ = 0.75
/** How far from where its other lines begin a line of the same column may begin. */
const COLUMN = 2
/** Misread letters, of all letters: as many as two readings of one address may differ in ([REC4]). */
const SAME = 0.12

/** [PRINT13] The expiry stands left of an address, on the height of its lines; no address has a date in it. */
const isDate = ({ text }: PrintWord) => /^\D?\d{2}[/.-]\d{2}[/.-]\d{4}\D?$/.test(text)

/** Values in reading order, once for each column in which one begins: what stands left of it belongs to others. */
function columnsOf(pieces: readonly PrintLine[]): PrintWord[][] {
  const lines = joinLines(pieces.filter(isValue))
  const begins = new Set(
    lines.flatMap(({ words }) => words[0]?.left ?? []).map(left => Math.floor(left / COLUMN)),
  )
  return [...begins].map(at =>
    lines.flatMap(({ words }) => words.filter(word => word.left >= at * COLUMN - COLUMN && !isDate(word))),
  )
}

const withoutDates = ({ beside, below, ...place }: Placed): Placed => ({
  ...place,
  beside: beside.filter(word => !isDate(word)),
  below: below
    .map(line => ({ ...line, words: line.words.filter(word => !isDate(word)) }))
    .filter(({ words }) => words.length > 0),
})

const ENGLISH_LABEL = 'PLACEOFRESIDENCE'
const lettersOf = (words: readonly PrintWord[]) =>
  foldName(words.map(({ text }) => text).join('')).replaceAll(' ', '')
/** Of the label's letters, misread where its first half has told that it stands there. */
const MISREAD_LABEL = 0.4
/** Labels are so much smaller than values, and more. */
const SMALLER = 0.8

/** How many of the words after a label still belong to it: its second language, misread. */
function restOfLabel(beside: readonly PrintWord[]): number {
  const colon = beside.findLastIndex(({ text }) => text.endsWith(':'))
  if (colon >= 0) return colon + 1
  const tallest = Math.max(...beside.map(({ height = 0 }) => height))
  const small = beside.findLastIndex(({ height = tallest }) => height < SMALLER * tallest)
  if (small >= 0) return small + 1
  const errors = beside.map(
    (_, at) => editDistance(lettersOf(beside.slice(0, at + 1)), ENGLISH_LABEL) / ENGLISH_LABEL.length,
  )
  const least = Math.min(...errors)
  if (least <= MISREAD_LABEL) return errors.indexOf(least) + 1
  return Math.max(
    0,
    beside.findIndex(({ confidence }) => confidence >= WELL_READ),
  )
}

/** Words read worse than this, at an end of their line, are dirt; but they may have been words. */
const DIRT = 0.22
const MAY_BE_CUT = 0.45

/** [PRINT18] Lines without what was read too badly to be meant, and whether there was any. */
function legible(
  lines: readonly (readonly PrintWord[])[],
): [lines: (readonly PrintWord[])[], whole: boolean] {
  const isRead = ({ confidence }: PrintWord) => confidence >= DIRT
  const kept = lines.map(words =>
    words.slice(Math.max(0, words.findIndex(isRead)), words.findLastIndex(isRead) + 1),
  )
  return [
    kept.filter(words => words.length > 0),
    kept.every((words, at) => words.length === lines[at]?.length),
  ]
}

/** [PRINT16] What stands beside and below a label, the rest of the label left out: smaller print, or up to its colon. */
function labelledAddress({ closed, beside, below }: Placed): PrintedValue | null {
  const said = beside.filter(({ text }) => /[\p{L}\p{N}]/u.test(text))
  const lines = [closed ? said : said.slice(restOfLabel(said)), ...below.map(({ words }) => words)]
  const [kept, whole] = legible(lines)
  const value = printedAddress(kept)
  return value && { ...value, confidence: Math.min(value.confidence, whole ? 1 : MAY_BE_CUT) }
}

/** [PRINT10] [PRINT12] The print that says the code's address, where its label says, else wherever it is printed. */
function knownAddress(
  pieces: readonly PrintLine[],
  words: readonly PrintWord[],
  known: string,
): PrintedValue | null {
  const said =
    wordsSaying([words], known, SAME) ??
    wordsSaying(columnsOf(pieces), known, SAME) ??
    wordsSaying([words], known)
  return said && printedAddress([said])
}

/** [PRINT17] Where neither label nor code was read: what stands where cards of 2021 print it. */
function unlabelledAddress(pieces: readonly PrintLine[], places: readonly Placed[]): PrintedValue | null {
  const lines = addressByLook(pieces, places)
  const value = lines && printedAddress(lines)
  return value && { ...value, confidence: Math.min(value.confidence, UNLABELLED) }
}
/** A value that was found by where it stands. */
const UNLABELLED = 0.7

/** What stands beside and below its label; of that, where there is a code, what says the code's. */
export function addressAt(
  pieces: readonly PrintLine[],
  places: readonly Placed[],
  known: string | null,
): PrintedValue | null {
  const found = places.find(({ announces }) => announces === 'address')
  const place = found && withoutDates(found)
  const words = place ? [...place.beside, ...place.below.flatMap(line => line.words)] : []
  const said = known === null ? null : knownAddress(pieces, words, known)
  return said ?? (place ? labelledAddress(place) : unlabelledAddress(pieces, places))
}
