import { lengthOf, type TextLine } from './textLine.ts'

/** Where a point lies relative to a line: along it, and aside of it. */
export function placeOn(line: TextLine, point: { x: number; y: number }) {
  const [x, y] = [point.x - line.x, point.y - line.y]
  return { along: x * line.dx + y * line.dy, aside: -x * line.dy + y * line.dx }
}

/** Sine of the angle between two lines. */
export const turn = (one: TextLine, other: TextLine) => one.dx * other.dy - one.dy * other.dx

const within = (value: number, low: number, high: number) => value >= low && value <= high

/** Characters that glare may hide between two parts of a line; where it hides more than a few, they must line up well. */
const LONGEST_GAP = 16
const SHORT_GAP = 5

/** Two parts of one line of print: same direction, size and pitch. */
function continues(line: TextLine, part: TextLine): boolean {
  const { along, aside } = placeOn(line, part)
  const gap = Math.max(along + part.start - line.end, line.start - (along + part.end))
  const isNear = gap <= line.pitch * SHORT_GAP
  return (
    Math.abs(turn(line, part)) <= 0.08 &&
    Math.abs(aside) <= line.size * (isNear ? 0.5 : 0.35) + Math.abs(along) * (isNear ? 0.02 : 0.01) &&
    within(part.size / line.size, 0.69, 1.45) &&
    within(part.pitch / line.pitch, 0.75, 1.35) &&
    gap <= line.pitch * LONGEST_GAP
  )
}

function join(line: TextLine, part: TextLine): TextLine {
  const { along } = placeOn(line, part)
  return {
    ...line,
    start: Math.min(line.start, along + part.start),
    end: Math.max(line.end, along + part.end),
    regularity: (line.regularity + part.regularity) / 2,
    capHeight: Math.max(line.capHeight, part.capHeight),
    count: line.count + part.count,
  }
}

/** Joins the parts of lines that glare, wear or a stamp broke; the longest part gives the direction. */
export function mergeLines(parts: readonly TextLine[]): TextLine[] {
  const lines = [...parts].sort((a, b) => lengthOf(b) - lengthOf(a))
  for (let index = 0; index < lines.length; index++) {
    let other = lines.findIndex((part, at) => at > index && continues(lines[index] as TextLine, part))
    while (other > 0) {
      lines[index] = join(lines[index] as TextLine, lines[other] as TextLine)
      lines.splice(other, 1)
      other = lines.findIndex((part, at) => at > index && continues(lines[index] as TextLine, part))
    }
  }
  return lines
}
