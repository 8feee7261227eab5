/** A character as a recogniser gave it, with what else it could be, best first. */
export interface ReadCharacter {
  char: string
  /** 0…1. */
  confidence: number
  others: readonly { char: string; confidence: number }[]
}

export type ReadLine = readonly ReadCharacter[]

/** Filler that nobody saw but the length demands. */
const ADDED: ReadCharacter = { char: '<', confidence: 0.5, others: [] }
/** Lines further off than this are not lines of the format. */
const FURTHEST = 4

/** Start and length of the longest run of filler. */
function longestFiller(line: ReadLine): { start: number; length: number } {
  let best = { start: line.length, length: 0 }
  let start = 0
  for (let at = 0; at <= line.length; at++) {
    if (line[at]?.char === '<') continue
    if (at - start > best.length) best = { start, length: at - start }
    start = at + 1
  }
  return best
}

/**
 * Ways to give a line the length that its format demands, the likeliest first. Recognisers miscount long runs of filler,
 * and take dirt at the ends for characters; they hardly ever lose a character between others.
 */
export function fitLength(line: ReadLine, length: number): ReadLine[] {
  const excess = line.length - length
  if (excess === 0) return [line]
  if (Math.abs(excess) > FURTHEST) return []
  const run = longestFiller(line)
  if (excess < 0) {
    const added = Array<ReadCharacter>(-excess).fill(ADDED)
    return run.length > 1
      ? [line.toSpliced(run.start, 0, ...added), [...line, ...added]]
      : [[...line, ...added]]
  }
  const fits: ReadLine[] = run.length > excess + 1 ? [line.toSpliced(run.start, excess)] : []
  return [...fits, line.slice(0, length), line.slice(excess)]
}
