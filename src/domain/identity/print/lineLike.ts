import { editDistance } from '../editDistance.ts'
import { foldName } from '../foldName.ts'
import type { PrintLine } from './line.ts'

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
