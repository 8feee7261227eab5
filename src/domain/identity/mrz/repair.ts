import { allPassed, checksOf, type MrzChecks } from './checks.ts'
import type { ReadCharacter, ReadLine } from './fitLength.ts'
import type { MrzFieldSpec, MrzFormat } from './formats.ts'
import { asClass, confusablesOf, permits } from './lookAlikes.ts'
import { agreeTwins } from './twins.ts'

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

/** Lines with some characters changed, and which. */
export interface Repair {
  lines: ReadLine[]
  changed: Position[]
}

/** What else a character could be: the recogniser's own other guesses, or whatever looks like it. */
const guesses = ({ others }: ReadCharacter) =>
  others.filter(({ confidence }) => confidence >= LEAST_GUESS).map(({ char }) => char)
const lookAlikes = (read: ReadCharacter) => [...guesses(read), ...confusablesOf(read.char)]
const LEAST_GUESS = 0.03

type Alternatives = (read: ReadCharacter) => readonly string[]

/** The lines with one character changed, at every position of the given fields. */
function* singleChanges(
  fields: readonly MrzFieldSpec[],
  lines: readonly ReadLine[],
  alternatives: Alternatives,
): Generator<Repair> {
  for (const spec of fields)
    for (let position = spec.start; position < spec.end; position++) {
      const read = lines[spec.line]?.[position]
      if (!read) continue
      for (const char of new Set(alternatives(read)))
        if (char !== read.char && permits(spec.class, char))
          yield {
            lines: lines.map((line, row) =>
              row === spec.line ? line.with(position, { ...read, char }) : line,
            ),
            changed: [{ line: spec.line, position }],
          }
    }
}

const isRight = (format: MrzFormat, lines: readonly ReadLine[]) => allPassed(checksOf(format, textOf(lines)))

/** The one repair that makes every check digit right; null where none does, or several do. */
const onlyOne = (format: MrzFormat, repairs: Iterable<Repair>): Repair | null | 'several' => {
  const right: Repair[] = []
  for (const repair of repairs) if (isRight(format, repair.lines)) right.push(repair)
  return right.length > 1 ? 'several' : (right[0] ?? null)
}

/** The fields that each check digit of a zone's own covers, itself included. */
const GROUPS: Readonly<Record<Exclude<keyof MrzChecks, 'composite'>, RegExp>> = {
  number: /^number/,
  dateOfBirth: /^dateOfBirth/,
  expiry: /^expiry/,
  optional: /^optional/,
}
const MOST_COMBINATIONS = 200

/**
 * One character changed in every field whose own check digit is wrong: each such change is confirmed by a digit of its
 * own, and all together by the composite.
 */
function perField(format: MrzFormat, lines: readonly ReadLine[]): Repair[] {
  const wrong = checksOf(format, textOf(lines))
  let repairs: Repair[] = [{ lines: [...lines], changed: [] }]
  for (const [check, names] of Object.entries(GROUPS) as [keyof typeof GROUPS, RegExp][]) {
    if (wrong[check]) continue
    const fields = format.fields.filter(({ name }) => names.test(name))
    repairs = repairs.flatMap(repair =>
      [...singleChanges(fields, repair.lines, guesses)]
        .filter(change => checksOf(format, textOf(change.lines))[check])
        .map(({ lines: after, changed }) => ({ lines: after, changed: [...repair.changed, ...changed] })),
    )
    if (repairs.length > MOST_COMBINATIONS) return []
  }
  return repairs
}

/**
 * Changes as little as makes every check digit right, where no other change as small does; null otherwise. What the
 * recogniser itself thought possible goes before what merely looks alike, one change before several. Lines that pass
 * already must not be given: a read that passes its checks is left untouched.
 */
export function repair(format: MrzFormat, lines: readonly ReadLine[]): Repair | null {
  const fields = format.fields.filter(spec => isChecked(format, spec))
  const ways = [
    () => singleChanges(fields, lines, guesses),
    () => singleChanges(fields, lines, lookAlikes),
    () => agreeTwins(format, lines),
    () => perField(format, lines),
  ]
  for (const way of ways) {
    const found = onlyOne(format, way())
    if (found) return found === 'several' ? null : found
  }
  return null
}
