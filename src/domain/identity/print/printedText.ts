import type { PrintedValue } from './fields.ts'
import type { PrintWord } from './line.ts'
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
/** Below this a word at the end of a name is a bit of security print, whatever letters it was taken for. */
const STRAY = 0.4
/** A word that no Vietnamese syllable is written like was most likely misread. */
const NO_SYLLABLE = 0.45

const trimmed = (word: PrintWord): PrintWord => ({
  ...word,
  text: word.text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, ''),
})

/** A name in capitals, in letters only. Of a Vietnamese one each word is a syllable. */
export function printedName(words: readonly PrintWord[], vietnamese: boolean): PrintedValue | null {
  const name = within(
    words.map(trimmed),
    ({ text, confidence }) => NAME_WORD.test(text) && confidence >= STRAY,
  )
  if (!name) return null
  const { words: kept, whole } = name
  const doubted = vietnamese && kept.some(({ text }) => !isSyllable(text))
  const confidence = Math.min(lowest(kept), whole, doubted ? NO_SYLLABLE : 1)
  return { value: textOf(kept), confidence, corrected: false }
}

const ADDRESS_WORD = /^[\p{L}\p{N}](?:[\p{L}\p{N}./'’()-]*[\p{L}\p{N})])?[.,;]?$/u

const unquoted = (word: PrintWord): PrintWord => ({
  ...word,
  text: word.text.replace(/^[^\p{L}\p{N}(–-]+/u, '').replace(/[^\p{L}\p{N}.,)–-]+$/u, ''),
})

/** An address over several lines, in letters, digits and the punctuation of addresses. */
export function printedAddress(lines: readonly (readonly PrintWord[])[]): PrintedValue | null {
  const fits = ({ text, confidence }: PrintWord) =>
    (ADDRESS_WORD.test(text) || /^[-–]$/.test(text)) && confidence >= STRAY
  const parts = lines.map(words => within(words.map(unquoted), fits))
  if (parts.length === 0 || parts.some(part => part === null)) return null
  const words = parts.flatMap(part => part?.words ?? [])
  const whole = Math.min(...parts.map(part => part?.whole ?? 1))
  const value = textOf(words).replace(/[.,;]+$/u, '')
  return /\p{L}/u.test(value) ? { value, confidence: Math.min(whole, lowest(words)), corrected: false } : null
}
