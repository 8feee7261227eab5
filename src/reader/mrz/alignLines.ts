import type { ReadCharacter, ReadLine } from '../../domain/identity/mrz/fitLength.ts'
import type { RecognisedLine } from './recogniseLine.ts'

/** What stands where nothing was seen: most likely the filler with which lines end, but nobody knows. */
const UNSEEN: ReadCharacter = { char: '<', confidence: 0.2, others: [] }
/** Lengths of the lines of all formats. */
const LENGTHS = [30, 36, 44] as const
/** Places that may be empty, and characters that may lie outside, before lines are none of a length. */
const MOST_AMISS = 8

/** One line's characters by their places on the line's own grid, the first at 0. */
interface Gridded {
  line: RecognisedLine
  /** Pixels from the left to the first character, and from one place to the next. */
  first: number
  pitch: number
  places: number[]
}

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0

/** Distances are rounded one by one, so that a pitch which perspective changes along the line adds up to no error. */
function gridded(line: RecognisedLine): Gridded {
  const steps = line.middles.slice(1).map((middle, at) => middle - (line.middles[at] as number))
  const pitch = median(steps)
  let place = 0
  const places = [0, ...steps.map(step => (place += Math.max(1, Math.round(step / pitch))))]
  return { line, first: line.middles[0] ?? 0, pitch, places }
}

/** A line from `start` pixels on, as many places long as `length`, and how many of its characters and places do not fit. */
function lay({ line, first, pitch, places }: Gridded, start: number, length: number) {
  const offset = Math.round((first - start) / pitch)
  const laid: ReadCharacter[] = Array<ReadCharacter>(length).fill(UNSEEN)
  let inside = 0
  for (const [at, place] of places.entries()) {
    const [best, ...others] = line.alternatives[at] ?? []
    if (!best || place + offset < 0 || place + offset >= length) continue
    laid[place + offset] = { ...best, others }
    inside++
  }
  return { laid, amiss: length - inside + (places.length - inside) }
}

/**
 * Lines of one zone begin together and are equally long: where one begins late its first characters were not seen, where
 * one begins early that is dirt. Lays all lines on the grid that fits them best.
 * @param lines all cut from the picture with the same left edge and scale
 * @returns null where they fit no format's length, or already have one together
 */
export function alignLines(lines: readonly RecognisedLine[]): ReadLine[] | null {
  const grids = lines.filter(({ middles }) => middles.length > 2).map(gridded)
  if (grids.length < lines.length || grids.length === 0) return null
  let best: { lines: ReadLine[]; amiss: number } | null = null
  for (const length of LENGTHS)
    for (const { first } of grids) {
      const laid = grids.map(grid => lay(grid, first, length))
      const amiss = laid.reduce((sum, one) => sum + one.amiss, 0)
      if (amiss < (best?.amiss ?? MOST_AMISS * lines.length))
        best = { lines: laid.map(one => one.laid), amiss }
    }
  return best && best.amiss > 0 ? best.lines : null
}
