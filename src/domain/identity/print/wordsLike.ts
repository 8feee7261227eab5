import { editDistance } from '../editDistance.ts'
import { foldName } from '../foldName.ts'
import type { PrintWord } from './line.ts'

/** Misread letters, of all letters, that a run of words may have and still be meant. */
const TOLERATED = 0.25

const letters = (text: string) => foldName(text).replaceAll(' ', '')
const lettersOf = (words: readonly PrintWord[]) => letters(words.map(({ text }) => text).join(''))

/** Every run of words that has about so many letters. */
function runs(words: readonly PrintWord[], length: number): (readonly PrintWord[])[] {
  return words.flatMap((_, from) =>
    words
      .slice(from)
      .map((__, count) => words.slice(from, from + count + 1))
      .filter(run => Math.abs(lettersOf(run).length - length) <= TOLERATED * length),
  )
}

/**
 * The run of words, all in one of the lines, that says a known text best; null where none is near. Of runs as near the
 * shortest: dirt of which no letter is left belongs to none.
 * @param tolerated misread letters, of all letters
 */
export function wordsSaying(
  lines: readonly (readonly PrintWord[])[],
  known: string,
  tolerated = TOLERATED,
): readonly PrintWord[] | null {
  const wanted = letters(known)
  if (wanted.length < 2) return null
  let best = { words: null as readonly PrintWord[] | null, error: tolerated }
  for (const words of lines.flatMap(line => runs(line, wanted.length))) {
    const error = editDistance(wanted, lettersOf(words)) / wanted.length
    if (error < best.error || (error === best.error && words.length < (best.words?.length ?? 0)))
      best = { words, error }
  }
  return best.words
}

/**
 * Of the words of a line those that say one of the known names, so that dirt beside them does no harm; else all. In
 * capitals, as names are printed: a recogniser takes U for u where it sees nothing to compare it with.
 */
export function wordsLike(words: readonly PrintWord[], names: readonly string[]): readonly PrintWord[] {
  for (const name of [names.join(' '), ...names]) {
    const said = wordsSaying([words], name)
    if (said && lettersOf(said) === letters(name))
      return said.map(word => ({ ...word, text: word.text.toLocaleUpperCase('vi') }))
  }
  return words
}
