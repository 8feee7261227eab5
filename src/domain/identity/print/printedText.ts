import { foldName } from '../foldName.ts'
import type { PrintedValue } from './fields.ts'
import type { PrintWord } from './line.ts'
import { isFamilyName, likelySyllable } from './nameSyllables.ts'
import { isSyllable } from './syllable.ts'

const lowest = (words: readonly PrintWord[]) => Math.min(1, ...words.map(({ confidence }) => confidence))
const textOf = (words: readonly PrintWord[]) => words.map(({ text }) => text).join(' ')

interface Kept {
  words: PrintWord[]
  /** 1, or less where what was cut off at an end may have been a word of it. */
  whole: number
}

/** What is left of the certainty of a value whose first or last word may have been lost. */
const CUT_OFF = 0.45

/** Cuts off what breaks the alphabet at both ends; null where something within breaks it, or nothing is left. */
function within(given: readonly PrintWord[], fits: (word: PrintWord) => boolean): Kept | null {
  const words = given.filter(({ text }) => text !== '')
  const first = words.findIndex(fits)
  const last = words.findLastIndex(fits)
  if (first < 0) return null
  const kept = words.slice(first, last + 1)
  if (!kept.every(fits)) return null
  const cut = [...words.slice(0, first), ...words.slice(last + 1)]
  return { words: kept, whole: cut.some(({ text }) => /[\p{L}\p{N}]{2}/u.test(text)) ? CUT_OFF : 1 }
}

const NAME_WORD = /^\p{Lu}(?:[\p{Lu}'’.-]*\p{Lu})?$/u
/** Below this a lone letter is a bit of security print, whatever it was taken for. */
const STRAY = 0.4
const isStray = ({ text, confidence }: PrintWord) => confidence < STRAY && /^\p{L}?$/u.test(text)
/** A word that no Vietnamese syllable is written like was most likely misread. */
const NO_SYLLABLE = 0.45

const trimmed = (word: PrintWord): PrintWord => ({
  ...word,
  text: word.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''),
})

/** Digits that letters of names are taken for. */
const MISTAKEN: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 5: 'S', 8: 'B' }
/** [PRINT20] No name has a digit in it: a word of letters in which one was read has the letter that looks like it. */
const inLetters = (word: PrintWord): PrintWord =>
  /\p{Lu}/u.test(word.text)
    ? { ...word, text: word.text.replace(/[0158]/g, digit => MISTAKEN[digit] ?? digit) }
    : word

/** Letters of western Europe; a recogniser of Vietnamese sees its own marks in dirt above them. */
const western = (text: string) => text.replace(/[^A-ZÀ-ÖØ-ÞŠŽŒ'’.-]/gu, char => foldName(char) || char)

/** What is left of the certainty of a name that begins with no family name: its first word was lost, or it is rare. */
const NO_FAMILY_NAME = 0.6

/** What of a name stands in one place: all of it, or the given names alone, which begin with no family name. */
export type NamePart = 'whole' | 'given'

/** A name of Viet Nam: of its syllables, family name first. */
function vietnameseName(kept: Kept, part: NamePart): PrintedValue {
  const last = kept.words.findLastIndex(({ text }) => isSyllable(likelySyllable(text, false)))
  const words = last > 0 ? kept.words.slice(0, last + 1) : kept.words
  const whole = words.length < kept.words.length ? CUT_OFF : kept.whole
  const read = textOf(words)
  const begins = part === 'whole'
  const value = words.map(({ text }, at) => likelySyllable(text, begins && at === 0)).join(' ')
  const doubts = [
    words.every(({ text }) => isSyllable(text)) ? 1 : NO_SYLLABLE,
    !begins || isFamilyName(value.split(' ')[0] ?? '') ? 1 : NO_FAMILY_NAME,
  ]
  return { value, confidence: Math.min(lowest(words), whole, ...doubts), corrected: value !== read }
}

/** A name in capitals, in letters only. */
export function printedName(
  read: readonly PrintWord[],
  vietnamese: boolean,
  part: NamePart = 'whole',
): PrintedValue | null {
  const words = read.map(inLetters)
  const name = within(words.map(trimmed), word => NAME_WORD.test(word.text) && !isStray(word))
  if (!name) return null
  const corrected = words.some(({ text }, at) => text !== read[at]?.text)
  if (vietnamese) {
    const made = vietnameseName(name, part)
    return { ...made, corrected: made.corrected || corrected }
  }
  const confidence = Math.min(lowest(name.words), name.whole)
  return { value: western(textOf(name.words)), confidence, corrected }
}

const ADDRESS_WORD = /^[\p{L}\p{N}](?:[\p{L}\p{N}./'’()-]*[\p{L}\p{N})])?[.,;]?$/u

const unquoted = (word: PrintWord): PrintWord => ({
  ...word,
  text: word.text.replace(/^[^\p{L}\p{N}(–-]+/u, '').replace(/[^\p{L}\p{N}.,)–-]+$/u, ''),
})

/** [PRINT15] A comma in the midst of a word has lost its blank; in a number it may be a part of it. */
const parted = (word: PrintWord): PrintWord[] =>
  word.text.split(/(?<=[\p{L}\p{N}],)(?=\p{Lu})/u).map(text => ({ ...word, text }))

/** An address over several lines, in letters, digits and the punctuation of addresses. */
export function printedAddress(lines: readonly (readonly PrintWord[])[]): PrintedValue | null {
  const fits = (word: PrintWord) =>
    (ADDRESS_WORD.test(word.text) || /^[-–]$/.test(word.text)) && !isStray(word)
  const parts = lines.map(words => within(words.map(unquoted).flatMap(parted), fits))
  if (parts.length === 0 || parts.some(part => part === null)) return null
  const words = parts.flatMap(part => part?.words ?? [])
  const whole = Math.min(...parts.map(part => part?.whole ?? 1))
  const value = textOf(words).replace(/[.,;]+$/u, '')
  return /\p{L}/u.test(value) ? { value, confidence: Math.min(whole, lowest(words)), corrected: false } : null
}
