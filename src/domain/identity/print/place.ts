import { type FoundLabel, findLabels } from './findLabels.ts'
import type { Announced } from './labels.ts'
import type { PrintLine, PrintWord } from './line.ts'

/** What stands where a label says that its value does. */
export interface Placed {
  announces: Announced
  /** After the label on its own line, up to the next label. */
  beside: readonly PrintWord[]
  /** The lines below it, downwards, as long as they follow each other and carry no label. */
  below: readonly PrintLine[]
  /** The label was read to its colon: nothing of it is left beside it. */
  closed: boolean
}

interface LabelledLine {
  line: PrintLine
  labels: FoundLabel[]
}

/** Millimetres: how far left of its label a value may begin, how far right, and how far below the line above. */
const LEFT = 2
const RIGHT = 3.5
const NEXT_LINE = 2.6
/** What stands before the first label of a line, so near, is a part of that label that was not understood. */
const BEFORE_LABEL = 25

const heightOf = (line: PrintLine) => line.bottom - line.top

/** Where a label's value may begin, from left to right. */
interface Column {
  from: number
  to: number
}

const columnOf = (line: PrintLine, label: FoundLabel, at: number): Column => {
  const first = at === 0 && label.left - line.left < BEFORE_LABEL
  return { from: (first ? line.left : label.left) - LEFT, to: label.left + RIGHT }
}

/** Words nearer than this, in letter heights, belong together. */
const WORD_GAP = 1.2

/** The part of a line that stands in a column; null where none begins there. */
function inColumn({ line, labels }: LabelledLine, { from, to }: Column): LabelledLine | null {
  let start = line.words.findIndex(word => word.left >= from)
  const gapBefore = (at: number) => (line.words[at]?.left ?? 0) - (line.words[at - 1]?.right ?? 0)
  while (start > 0 && gapBefore(start) < WORD_GAP * heightOf(line)) start--
  const first = line.words[start]
  if (!first || first.left > to) return null
  const words = line.words.slice(start)
  return { line: { ...line, words, left: first.left }, labels: labels.filter(label => label.from >= start) }
}

/** The lines that follow one another below a place, in one column. */
function linesBelow(all: readonly LabelledLine[], from: PrintLine, column: Column): PrintLine[] {
  const found: PrintLine[] = []
  let above = from
  for (const one of all) {
    if (one.line.top < above.bottom - 0.4 * heightOf(one.line)) continue
    const part = inColumn(one, column)
    if (!part) continue
    if (part.line.top - above.bottom > NEXT_LINE || part.labels.length > 0) break
    found.push(part.line)
    above = part.line
  }
  return found
}

/**
 * [PRINT14] Print to the right on the height of a label, farther than words of one line stand: what was between them was
 * lost.
 */
function farBeside(all: readonly LabelledLine[], line: PrintLine): PrintWord[] {
  return all
    .filter(other => other.line !== line && other.labels.length === 0 && other.line.left >= line.right)
    .filter(({ line: { top, bottom } }) => {
      const shared = Math.min(bottom, line.bottom) - Math.max(top, line.top)
      return shared >= 0.5 * Math.min(bottom - top, heightOf(line))
    })
    .sort((a, b) => a.line.left - b.line.left)
    .flatMap(({ line: { words } }) => words)
}

/** Every label of a document with what stands beside and below it. */
export function placed(lines: readonly PrintLine[]): Placed[] {
  const all = [...lines]
    .sort((a, b) => a.top - b.top)
    .map((line): LabelledLine => ({ line, labels: findLabels(line) }))
  return all.flatMap(({ line, labels }) =>
    labels.map((label, at) => ({
      announces: label.announces,
      closed: line.words[label.to - 1]?.text.endsWith(':') ?? false,
      beside: [
        ...line.words.slice(label.to, labels[at + 1]?.from ?? line.words.length),
        ...(label.announces === 'address' ? farBeside(all, line) : []),
      ],
      below: linesBelow(all, line, columnOf(line, label, at)),
    })),
  )
}
