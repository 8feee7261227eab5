import type { PrintLine } from './line.ts'

/** Gaps between words of one line are narrower than this many letter heights; those between columns are wider. */
const WIDEST_GAP = 3

function belongs(one: PrintLine, next: PrintLine): boolean {
  const [a, b] = [one.bottom - one.top, next.bottom - next.top]
  const shared = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top)
  const gap = next.left - one.right
  return shared >= 0.5 * Math.min(a, b) && gap <= WIDEST_GAP * Math.max(a, b) && gap >= -0.5 * Math.max(a, b)
}

const joined = (one: PrintLine, next: PrintLine): PrintLine => {
  const taller = one.bottom - one.top >= next.bottom - next.top ? one : next
  return { ...taller, words: [...one.words, ...next.words], left: one.left, right: next.right }
}

/** So that a label and its value, joined to one line, can still be told apart. */
const sized = (piece: PrintLine): PrintLine => ({
  ...piece,
  words: piece.words.map(word => ({ ...word, height: piece.bottom - piece.top })),
})

/** Puts the pieces of a line together that faint print was found in. */
export function joinLines(pieces: readonly PrintLine[]): PrintLine[] {
  const lines: PrintLine[] = []
  for (const piece of pieces.map(sized).sort((a, b) => a.left - b.left)) {
    const at = lines.findIndex(line => belongs(line, piece))
    const line = lines[at]
    if (line) lines[at] = joined(line, piece)
    else lines.push(piece)
  }
  return lines.sort((a, b) => a.top - b.top)
}
