import { isNameSyllable } from '../../domain/identity/print/nameSyllables.ts'
import type { SeenWord } from './textEngine.ts'

const letters = (words: readonly SeenWord[]) => words.reduce((sum, { text }) => sum + text.length, 0)

/** How surely a line was read, by letters; 0 where nothing was. */
const certainty = (words: readonly SeenWord[]) =>
  words.reduce((sum, { text, confidence }) => sum + confidence * text.length, 0) / Math.max(1, letters(words))

/** A word of names is so much likelier than one of the same letters that is none. */
const LIKELY = 1.6

/** The word that most readings, by their confidence, have at one place; as sure as they agree. */
function elected(words: readonly SeenWord[]): SeenWord {
  const votes = new Map<string, number>()
  for (const { text, confidence } of words)
    votes.set(text, (votes.get(text) ?? 0) + confidence * (isNameSyllable(text) ? LIKELY : 1))
  const [text] = [...votes].reduce((best, other) => (other[1] > best[1] ? other : best))
  const named = words.filter(word => word.text === text)
  const first = named[0] as SeenWord
  const confidence = Math.max(...named.map(word => word.confidence))
  return {
    ...first,
    confidence: confidence * (named.length === words.length ? 1 : named.length / words.length),
  }
}

/**
 * One reading of several of the same line, each from another strip of it: word by word what most have, where they have as
 * many words, of which diacritics are what they differ in most; else the surest.
 */
export function consensus(readings: readonly (readonly SeenWord[])[]): readonly SeenWord[] {
  const [surest = []] = [...readings].sort((a, b) => certainty(b) - certainty(a))
  const alike = readings.filter(({ length }) => length === surest.length)
  if (alike.length < 2) return surest.map(word => ({ ...word, confidence: word.confidence * ALONE }))
  return surest.map((_, at) => elected(alike.flatMap(words => words[at] ?? [])))
}

/** The readings did not even find the same words. */
const ALONE = 0.7
