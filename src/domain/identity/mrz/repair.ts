import { allPassed, checksOf } from './checks.ts'
import type { ReadCharacter, ReadLine } from './fitLength.ts'
import type { MrzFieldSpec, MrzFormat } from './formats.ts'
import { asClass, confusablesOf, permits } from './lookAlikes.ts'

export interface Position {
  line: number
  position: number
}

const textOf = (lines: readonly ReadLine[]) => lines.map(line => line.map(({ char }) => char).join(''))

const specAt = (format: MrzFormat, line: number, position: number): MrzFieldSpec | undefined =>
  format.fields.find(spec => spec.line === line && position >= spec.start && position < spec.end)

/** A recogniser's other guess outweighs a table of look-alikes. */
function meant(read: ReadCharacter, spec: MrzFieldSpec): ReadCharacter {
  if (permits(spec.class, read.char)) return read
  const other = read.others.find(({ char, confidence }) => confidence > 0.1 && permits(spec.class, char))
  return other ? { ...read, ...other } : { ...read, char: asClass(spec.class, read.char) }
}

/** Puts a character of the right class at each position: an O in a date is a zero. */
export const toClasses = (format: MrzFormat, lines: readonly ReadLine[]): ReadLine[] =>
  lines.map((line, row) =>
    line.map((read, position) => {
      const spec = specAt(format, row, position)
      return spec ? meant(read, spec) : read
    }),
  )

const isChecked = (format: MrzFormat, { name, line }: MrzFieldSpec) =>
  name === 'number' ||
  name === 'numberCheck' ||
  name.startsWith('dateOfBirth') ||
  name.startsWith('expiry') ||
  name.startsWith('optional') ||
  (name === 'compositeCheck' && line > 0 && format.composite.length > 0)

type Change = Position & { lines: ReadLine[] }

/** What else a character could be: the recogniser's own other guesses, or whatever looks like it. */
const guesses = ({ others }: ReadCharacter) =>
  others.filter(({ confidence }) => confidence >= LEAST_GUESS).map(({ char }) => char)
const lookAlikes = (read: ReadCharacter) => [...guesses(read), ...confusablesOf(read.char)]
const LEAST_GUESS = 0.03

/** The lines with one character changed, at every position that a check digit covers. */
function* singleChanges(
  format: MrzFormat,
  lines: readonly ReadLine[],
  alternatives: (read: ReadCharacter) => readonly string[],
): Generator<Change> {
  for (const spec of format.fields) {
    if (!isChecked(format, spec)) continue
    for (let position = spec.start; position < spec.end; position++) {
      const read = lines[spec.line]?.[position]
      if (!read) continue
      for (const char of new Set(alternatives(read))) {
        if (char === read.char || !permits(spec.class, char)) continue
        const changed = lines.map((line, row) =>
          row === spec.line ? line.with(position, { ...read, char }) : line,
        )
        yield { line: spec.line, position, lines: changed }
      }
    }
  }
}

/**
 * Changes one character where that makes every check digit right and no other such change does; null otherwise. What
 * the recogniser itself thought possible goes before what merely looks alike. Lines that pass already must not be
 * given: a read that passes its checks is left untouched.
 */
export function repair(format: MrzFormat, lines: readonly ReadLine[]): Change | null {
  for (const alternatives of [guesses, lookAlikes]) {
    const right: Change[] = []
    for (const change of singleChanges(format, lines, alternatives))
      if (allPassed(checksOf(format, textOf(change.lines)))) right.push(change)
    if (right.length > 0) return right.length === 1 ? (right[0] ?? null) : null
  }
  return null
}
