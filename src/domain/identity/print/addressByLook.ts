import { joinLines } from './joinLines.ts'
import { isValue, type PrintLine, type PrintWord } from './line.ts'
import type { Placed } from './place.ts'

/** Millimetres: how far from its column a line may begin, how far in a value that follows its label does at least. */
const COLUMN = 2
const AFTER_LABEL = 8
/** How far below the line above the next line of one value may stand. */
const NEXT_LINE = 2.6

const sharesHeight = (one: PrintLine, other: PrintLine) =>
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 0.4 * (other.bottom - other.top)

/** The lines of one column that follow one another below a line. */
function linesBelow(lines: readonly PrintLine[], first: PrintLine, column: number): PrintLine[] {
  const found: PrintLine[] = []
  let above = first
  for (const line of lines) {
    const from = line.words.findIndex(({ left }) => left >= column - COLUMN)
    const words = from < 0 ? [] : line.words.slice(from)
    if (line.top < above.bottom - 0.4 || !words[0] || words[0].left > column + COLUMN) continue
    if (line.top - above.bottom > NEXT_LINE) break
    found.push({ ...line, words })
    above = line
  }
  return found
}

/** Where most lines begin, labels and values alike. */
function columnOf(pieces: readonly PrintLine[]): number {
  const beginning = ({ left }: PrintLine) =>
    pieces.filter(other => Math.abs(other.left - left) < COLUMN).length
  const [most] = [...pieces].sort((a, b) => beginning(b) - beginning(a))
  return most?.left ?? 0
}

/**
 * The last value of the column in which a card's values begin that follows small print on its own line and goes on below,
 * as cards of 2021 print where their holder lives, and nothing else. Null where none is.
 */
export function addressByLook(
  pieces: readonly PrintLine[],
  places: readonly Placed[],
): readonly (readonly PrintWord[])[] | null {
  const values = joinLines(pieces.filter(isValue))
  const claimed = new Set(places.flatMap(({ beside }) => beside.map(({ left }) => left)))
  const column = columnOf(pieces)
  const firsts = values.filter(
    value =>
      value.left > column + AFTER_LABEL &&
      !value.words.some(({ left }) => claimed.has(left)) &&
      pieces.some(
        piece =>
          !isValue(piece) &&
          piece.left < value.left &&
          piece.left > column - COLUMN &&
          sharesHeight(value, piece),
      ),
  )
  const first = firsts.at(-1)
  const below = first ? linesBelow(values, first, column) : []
  return first && below.length > 0 ? [first, ...below].map(({ words }) => words) : null
}
