import type { ReadLine } from './fitLength.ts'
import { isVietnamese, type MrzFormat } from './formats.ts'
import type { Position, Repair } from './repair.ts'

/** Vietnamese cards print the last nine of the twelve digits twice in their first line: at these positions, and further on. */
const FIRST = 5
const SECOND = 18
const COUNT = 9
/** With more places at odds than this the line was not read at all. */
const MOST_AT_ODDS = 6

const isDigit = (char: string | undefined) => char !== undefined && /[0-9]/.test(char)

/** The line with one of two twins put in the place of the other. */
function copied(line: ReadLine, from: number, to: number): ReadLine {
  const [source, target] = [line[from], line[to]]
  return source && target ? line.with(to, { ...target, char: source.char }) : line
}

/**
 * Every way to make the two prints of a Vietnamese number agree: where they differ, either may be the one that was misread.
 * Which it is, the check digits of both say.
 */
export function agreeTwins(format: MrzFormat, lines: readonly ReadLine[]): Repair[] {
  const [first, ...rest] = lines
  if (!isVietnamese(format) || !first) return []
  const odd = Array.from({ length: COUNT }, (_, at) => at).filter(
    at => first[FIRST + at]?.char !== first[SECOND + at]?.char,
  )
  if (odd.length === 0 || odd.length > MOST_AT_ODDS) return []
  let ways: { line: ReadLine; changed: Position[] }[] = [{ line: first, changed: [] }]
  for (const at of odd) {
    const pairs = [
      [FIRST + at, SECOND + at],
      [SECOND + at, FIRST + at],
    ] as const
    ways = ways.flatMap(({ line, changed }) =>
      pairs
        .filter(([from]) => isDigit(line[from]?.char))
        .map(([from, to]) => ({
          line: copied(line, from, to),
          changed: [...changed, { line: 0, position: to }],
        })),
    )
  }
  return ways.map(({ line, changed }) => ({ lines: [line, ...rest], changed }))
}
