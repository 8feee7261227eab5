import { placeOn } from '../locate/mergeLines.ts'
import type { TextLine } from '../locate/textLine.ts'
import type { Zone } from '../locate/zones.ts'

/** Distances of lines in capital heights, for when one line alone was found: 6.35 mm and less, at 2.3 to 2.9 mm. */
const DISTANCES = [2.2, 2.5, 2.8] as const
/** Lines further apart than so many of the least distance have another between them. */
const SKIPPED = 1.6

/** The same line moved aside. */
const beside = (line: TextLine, distance: number): TextLine => ({
  ...line,
  x: line.x - line.dy * distance,
  y: line.y + line.dx * distance,
})

/** Distances from each line to the next. */
const distancesOf = (lines: readonly TextLine[]) =>
  lines.slice(1).map((line, at) => {
    const before = lines[at] as TextLine
    return placeOn(before, line).aside
  })

function around(lines: readonly TextLine[], distance: number): TextLine[] {
  const [first, last] = [lines[0] as TextLine, lines.at(-1) as TextLine]
  const inside = lines.flatMap((line, at) => {
    const next = lines[at + 1]
    const apart = next ? placeOn(line, next).aside : 0
    return apart > distance * SKIPPED ? [line, beside(line, apart / 2)] : [line]
  })
  return [beside(first, -distance), ...inside, beside(last, distance)]
}

/**
 * Zones with lines where the found ones leave room for them: above, below and between. A line that glare, a fold or a stamp
 * broke is not found by its characters, but the recogniser may read it all the same.
 */
export function withMissingLines(zone: Zone): Zone[] {
  const [line] = zone.lines
  if (!line) return []
  const known = distancesOf(zone.lines)
  const distances = known.length > 0 ? [Math.min(...known)] : DISTANCES.map(share => share * line.capHeight)
  return distances.map(distance => ({ ...zone, lines: around(zone.lines, distance) }))
}
