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
}

interface LabelledLine {
  line: PrintLine
  labels: FoundLabel[]
}

/** Millimetres: how far left of its label a value may begin, how far right, and how far below the line above. */
const LEFT = 2
const RIGHT = 3.5
const NEXT_LINE = 2.6

const heightOf = (line: PrintLine) => line.bottom - line.top

/** The lines that follow one another below a place, in one column. */
function linesBelow(all: readonly LabelledLine[], from: PrintLine, left: number): PrintLine[] {
  const found: PrintLine[] = []
  let above = from
  for (const { line, labels } of all) {
    if (line.top < above.bottom - 0.4 * heightOf(line)) continue
    if (line.left < left - LEFT || line.left > left + RIGHT) continue
    if (line.top - above.bottom > NEXT_LINE || labels.length > 0) break
    found.push(line)
    above = line
  }
  return found
}

/** Every label of a document with what stands beside and below it. */
export function placed(lines: readonly PrintLine[]): Placed[] {
  const all = [...lines]
    .sort((a, b) => a.top - b.top)
    .map((line): LabelledLine => ({ line, labels: findLabels(line) }))
  return all.flatMap(({ line, labels }) =>
    labels.map((label, at) => ({
      announces: label.announces,
      beside: line.words.slice(label.to, labels[at + 1]?.from ?? line.words.length),
      below: linesBelow(all, line, label.left),
    })),
  )
}
