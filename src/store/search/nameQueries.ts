import { AS_WRITTEN } from './nameIndex.ts'
import { foldWord, wordsOf } from './words.ts'

/** More words than any name has only cost time. */
const MOST_WORDS = 8

/** An FTS5 string: nothing in it is syntax, and there is no quote in a word. */
const quoted = (word: string) => `"${word}"`
const prefixOf = (word: string) => `"${word}" *`

/**
 * FTS5 queries that find members by what was typed of a name, the best first: as written with its diacritics, then
 * without; each by whole words, then by their beginnings. Every word must be found, in any order. Empty when what was
 * typed is no part of a name.
 */
export function nameQueries(typed: string): string[] {
  const words = [...new Set(wordsOf(typed))].slice(0, MOST_WORDS)
  if (words.length === 0 || words.some(word => /\p{N}/u.test(word))) return []
  const written = words.map(word => AS_WRITTEN + word)
  const folded = words.map(foldWord).filter(word => word !== '')
  if (folded.length === 0) return []
  return [written.map(quoted), written.map(prefixOf), folded.map(quoted), folded.map(prefixOf)].map(terms =>
    terms.join(' '),
  )
}
