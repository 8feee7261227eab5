import { editDistance } from '../editDistance.ts'
import { foldName } from '../foldName.ts'
import type { PrintLine, PrintWord } from './line.ts'

/** Misread letters, of all letters, that a line may have and still be meant. */
const TOLERATED = 0.25

const letters = (text: string) => foldName(text).replaceAll(' ', '')

/** The line that says a known name best; null where none is near. */
export function lineLike(lines: readonly PrintLine[], name: string): PrintLine | null {
  const wanted = letters(name)
  if (wanted.length < 2) return null
  let best = { line: null as PrintLine | null, error: TOLERATED }
  for (const line of lines) {
    const said = letters(line.words.map(({ text }) => text).join(''))
    const error = editDistance(wanted, said) / wanted.length
    if (error < best.error) best = { line, error }
  }
  return best.line
}

/**
 * Of the words of a line those that say one of the known names, so that dirt beside them does no harm; else all. In
 * capitals, as names are printed: a recogniser takes U for u where it sees nothing to compare it with.
 */
export function wordsLike(words: readonly PrintWord[], names: readonly string[]): readonly PrintWord[] {
  const wanted = [names.join(' '), ...names].map(letters).filter(name => name.length > 1)
  for (const name of wanted)
    for (let from = 0; from < words.length; from++)
      for (let to = words.length; to > from; to--) {
        const some = words.slice(from, to)
        if (letters(some.map(({ text }) => text).join('')) === name)
          return some.map(word => ({ ...word, text: word.text.toLocaleUpperCase('vi') }))
      }
  return words
}
