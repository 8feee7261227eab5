import type { IsoDate } from '../../date.ts'
import type { MrzEvidence } from '../evidence.ts'
import { allPassed, checksOf, passed } from './checks.ts'
import { fitLength, type ReadLine } from './fitLength.ts'
import { layoutOf, type MrzFormat, mrzFormats } from './formats.ts'
import { type MrzFields, parseMrz } from './parse.ts'
import { repair, toClasses } from './repair.ts'

const textOf = (lines: readonly ReadLine[]) => lines.map(line => line.map(({ char }) => char).join(''))

/** Each character as its position demands; the issuer, once it can be read, may demand more. */
function mend(format: MrzFormat, lines: readonly ReadLine[]): ReadLine[] {
  const mended = toClasses(format, lines)
  const layout = layoutOf(format, textOf(mended)[0] ?? '')
  return layout === format ? mended : toClasses(layout, mended)
}

/** Every choice of one fit per line. */
const combine = (fits: readonly (readonly ReadLine[])[]): ReadLine[][] =>
  fits.reduce<ReadLine[][]>((chosen, line) => chosen.flatMap(rest => line.map(fit => [...rest, fit])), [[]])

/** How many fields make sense by themselves, of six: what tells a zone with wrong check digits from other print. */
function sense({ issuingState, nationality, dateOfBirth, expiry, gender, name }: MrzFields): number {
  const parts = [issuingState, nationality, dateOfBirth, expiry, gender, name?.givenNames || null]
  return parts.filter(part => part !== null).length
}

/** The fit of the lines that most check digits agree with and that makes most sense. */
function bestFit(format: MrzFormat, lines: readonly ReadLine[], today: IsoDate): ReadLine[] | null {
  let best: ReadLine[] | null = null
  let most = -1
  for (const fit of combine(lines.map(line => fitLength(line, format.length)))) {
    const fields = parseMrz(textOf(mend(format, fit)), today)
    const worth = fields ? passed(fields.checks) * 10 + sense(fields) : 0
    if (worth > most) [best, most] = [fit, worth]
  }
  return best
}

const meanConfidence = (lines: readonly ReadLine[]) => {
  const all = lines.flat()
  return all.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, all.length)
}

/** Enough check digits that chance is out, or lines that make sense throughout and were read without doubt. */
function isZone(fields: MrzFields, confidence: number): boolean {
  const { number, dateOfBirth, expiry, composite } = fields.checks
  const right = [number, dateOfBirth, expiry, composite].filter(Boolean).length
  if (composite === null) return right === 3 && sense(fields) >= 5
  return (right >= 2 && sense(fields) >= 4) || (sense(fields) === 6 && confidence >= 0.85)
}

function interpretAs(format: MrzFormat, read: readonly ReadLine[], today: IsoDate): MrzEvidence | null {
  const fit = bestFit(format, read, today)
  if (!fit) return null
  const mended = mend(format, fit)
  const right = allPassed(checksOf(format, textOf(mended)))
  const change = right ? null : repair(layoutOf(format, textOf(mended)[0] ?? ''), mended)
  const lines = change?.lines ?? mended
  const fields = parseMrz(textOf(lines), today)
  if (fields?.format !== format.name || !isZone(fields, meanConfidence(lines))) return null
  const confidence = lines.map(line => line.map(char => char.confidence))
  return { fields, confidence, repaired: change?.changed ?? [] }
}

/** Orders two interpretations of the same print: more right check digits, then fewer repairs, then surer characters. */
export function betterEvidence<E extends MrzEvidence>(one: E | null, other: E | null): E | null {
  if (!one || !other) return one ?? other
  const worth = ({ fields, repaired, confidence }: MrzEvidence) => {
    const all = confidence.flat()
    return passed(fields.checks) * 10 - repaired.length * 5 + all.reduce((a, b) => a + b, 0) / all.length
  }
  return worth(other) > worth(one) ? other : one
}

/**
 * Makes a machine readable zone of lines as a recogniser read them, top to bottom; other print may stand among them.
 * Null when no two or three neighbours make one.
 */
export function interpret(lines: readonly ReadLine[], today: IsoDate): MrzEvidence | null {
  let best: MrzEvidence | null = null
  for (const format of mrzFormats)
    for (let first = 0; first + format.lines <= lines.length; first++)
      best = betterEvidence(best, interpretAs(format, lines.slice(first, first + format.lines), today))
  return best
}
