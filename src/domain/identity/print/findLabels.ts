import { type Announced, type Wording, wordings } from './labels.ts'
import type { PrintLine } from './line.ts'

/** A label on a line: which words it takes up, the last one not included, and where it begins. */
export interface FoundLabel {
  announces: Announced
  /** Words of the line, from the first to before the last. */
  from: number
  to: number
  left: number
}

interface Letter {
  char: string
  word: number
}

/** As labels are listed: lower case, no diacritics, letters only. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/đ/gu, 'd')
    .replace(/[^a-z]/gu, '')

const lettersOf = (line: PrintLine): Letter[] =>
  line.words.flatMap(({ text }, word) => [...plain(text)].map(char => ({ char, word })))

/** How many letters of a wording may be misread: none of a short one, for it would be found everywhere. */
const tolerated = (length: number) => (length < 5 ? 0 : length < 8 ? 1 : Math.floor(length / 5))

interface Match {
  wording: Wording
  start: number
  end: number
  /** Edits, per letter of the wording. */
  error: number
}

/** Where in the letters a wording ends best, by edit distance (Sellers 1980); null where it is nowhere near. */
function match(letters: readonly Letter[], wording: Wording): Match | null {
  const n = wording.letters.length
  let column = Array.from({ length: n + 1 }, (_, row) => ({ edits: row, start: 0 }))
  let best: Match | null = null
  letters.forEach(({ char }, at) => {
    const next = [{ edits: 0, start: at + 1 }]
    for (let row = 1; row <= n; row++) {
      const options = [
        { ...(column[row - 1] as Cell), extra: wording.letters[row - 1] === char ? 0 : 1 },
        { ...(column[row] as Cell), extra: 1 },
        { ...(next[row - 1] as Cell), extra: 1 },
      ].map(({ edits, start, extra }) => ({ edits: edits + extra, start }))
      next.push(options.reduce((a, b) => (b.edits < a.edits ? b : a)))
    }
    // A match begins before its first letter, not after the one that precedes it.
    column = next
    column[0] = { edits: 0, start: at + 1 }
    const end = column[n] as Cell
    if (end.edits <= tolerated(n) && (!best || end.edits / n < best.error))
      best = { wording, start: end.start, end: at + 1, error: end.edits / n }
  })
  return best
}

type Cell = { edits: number; start: number }

/** A wording of three or four letters counts only where it begins and ends with a word. */
function isWhole(letters: readonly Letter[], { wording, start, end }: Match): boolean {
  if (wording.letters.length > 4) return true
  return letters[start - 1]?.word !== letters[start]?.word && letters[end]?.word !== letters[end - 1]?.word
}

/** True where a line says such a thing, give or take a few misread letters. */
export const says = (line: PrintLine, letters: string) =>
  match(lettersOf(line), { announces: 'other', letters }) !== null

/** True where a line says that and nothing else. */
export function isAll(line: PrintLine, wanted: string): boolean {
  const letters = lettersOf(line)
  return Math.abs(letters.length - wanted.length) <= 1 && says(line, wanted)
}

/** Of labels that overlap the one with most letters is meant, unless they were read worse. */
const weight = ({ wording, error }: Match) => wording.letters.length * (1 - 4 * error)

/** All labels of a line, left to right. Halves of a label in two languages make one. */
export function findLabels(line: PrintLine): FoundLabel[] {
  const letters = lettersOf(line)
  const matches = wordings
    .flatMap(wording => match(letters, wording) ?? [])
    .filter(found => isWhole(letters, found))
    .sort((a, b) => weight(b) - weight(a))
  const kept: Match[] = []
  for (const found of matches)
    if (kept.every(other => found.end <= other.start || found.start >= other.end)) kept.push(found)
  const labels: FoundLabel[] = []
  for (const { wording, start, end } of kept.sort((a, b) => a.start - b.start)) {
    const from = letters[start]?.word ?? 0
    const to = (letters[end - 1]?.word ?? 0) + 1
    const before = labels.at(-1)
    if (before && before.announces === wording.announces) before.to = to
    else labels.push({ announces: wording.announces, from, to, left: line.words[from]?.left ?? line.left })
  }
  return labels
}
