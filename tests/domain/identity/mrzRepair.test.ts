import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mrzClaims } from '../../../src/domain/identity/claims.ts'
import { checkDigit } from '../../../src/domain/identity/mrz/checkDigit.ts'
import type { ReadLine } from '../../../src/domain/identity/mrz/fitLength.ts'
import { formatOf } from '../../../src/domain/identity/mrz/formats.ts'
import { interpret } from '../../../src/domain/identity/mrz/interpret.ts'
import { td2Lines, td3Lines, vietnameseTd1Lines } from '../../specimens/documents/mrzLines.ts'
import { foreigner, vietnamesePerson } from '../../specimens/people/person.ts'
import { seededRandom } from '../../specimens/random.ts'

const TODAY = '2026-03-01'

/** ICAO Doc 9303-7: the lines of a visa are those of a passport or of a TD2 card, V for P, without a composite digit. */
function visaLines(length: number, seed: number): string[] {
  const random = seededRandom(seed)
  const person = foreigner(random)
  const [upper = '', lower = ''] =
    length === 44 ? td3Lines(person, random.digits(9), '') : td2Lines(person, random.digits(9))
  return [`V${upper.slice(1)}`, lower.slice(0, 28).padEnd(length, '<')]
}

/** An invented zone of each format. */
const zones = {
  TD1: (seed: number) => vietnameseTd1Lines(vietnamesePerson(seededRandom(seed), 2021, 2025)),
  TD2: (seed: number) => td2Lines(foreigner(seededRandom(seed)), seededRandom(seed).digits(9)),
  TD3: (seed: number) => td3Lines(foreigner(seededRandom(seed)), seededRandom(seed).digits(9), ''),
  'MRV-A': (seed: number) => visaLines(44, seed),
  'MRV-B': (seed: number) => visaLines(36, seed),
} as const
const names = Object.keys(zones) as (keyof typeof zones)[]

const seen = (text: string): ReadLine => [...text].map(char => ({ char, confidence: 0.95, others: [] }))
const seeds = fc.nat({ max: 1_000_000 })

/** Positions of a zone's numbers and dates that hold digits: those that its own check digits cover. */
function digitsOf(lines: readonly string[]): { line: number; at: number }[] {
  const fields = formatOf(lines)?.fields ?? []
  return fields
    .filter(({ name }) => /^(number|dateOfBirth|expiry)$/.test(name))
    .flatMap(({ line, start, end }) =>
      Array.from({ length: end - start }, (_, at) => ({ line, at: start + at })),
    )
    .filter(({ line, at }) => /[0-9]/.test(lines[line]?.[at] ?? ''))
}

/** The zone with one digit misread; the recogniser thought the right one possible, or not. */
function misread(lines: readonly string[], choice: number, step: number, thinks: boolean) {
  const places = digitsOf(lines)
  const { line, at } = places[choice % places.length] ?? { line: 0, at: 0 }
  const meant = lines[line]?.[at] ?? ''
  const char = String((Number(meant) + step) % 10)
  const others = thinks ? [{ char: meant, confidence: 0.3 }] : []
  const read = lines.map(seen)
  return read.with(line, (read[line] as ReadLine).with(at, { char, confidence: 0.6, others }))
}

describe('check digits as a code', () => {
  it.each(names)('[MRZ30] leave a well-read zone of %s untouched', name => {
    fc.assert(
      fc.property(seeds, seed => {
        const lines = zones[name](seed)
        const evidence = interpret(lines.map(seen), TODAY)
        expect(evidence).toMatchObject({ fields: { format: name, lines, valid: true }, repaired: [] })
      }),
      { numRuns: 40 },
    )
  })

  it.each(names)('[MRZ31] never take a misread digit of %s for right without saying so', name => {
    fc.assert(
      fc.property(seeds, fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean(), (seed, at, step, thinks) => {
        const lines = zones[name](seed)
        const evidence = interpret(misread(lines, at, step, thinks), TODAY)
        if (evidence?.fields.valid && evidence.repaired.length === 0)
          expect(evidence.fields.lines).toEqual(lines)
      }),
      { numRuns: 150 },
    )
  })

  it.each(names)('[MRZ31] verify no field of %s in which a character was repaired', name => {
    fc.assert(
      fc.property(seeds, fc.nat(), fc.integer({ min: 1, max: 9 }), fc.boolean(), (seed, at, step, thinks) => {
        const evidence = interpret(misread(zones[name](seed), at, step, thinks), TODAY)
        const right = interpret(zones[name](seed).map(seen), TODAY)
        const truth = new Map((right ? mrzClaims(right) : []).map(({ field, value }) => [field, value]))
        for (const claim of evidence ? mrzClaims(evidence) : [])
          if (claim.verified) expect(claim.value).toBe(truth.get(claim.field))
      }),
      { numRuns: 150 },
    )
  })

  it.each(['TD1', 'TD2', 'TD3'] as const)(
    '[MRZ32] put a misread digit of %s right where the recogniser thought of it',
    name => {
      fc.assert(
        fc.property(seeds, fc.nat(), fc.integer({ min: 1, max: 9 }), (seed, at, step) => {
          const lines = zones[name](seed)
          const evidence = interpret(misread(lines, at, step, true), TODAY)
          expect(evidence).toMatchObject({ fields: { lines, valid: true } })
          expect(evidence?.repaired).toHaveLength(1)
        }),
        { numRuns: 60 },
      )
    },
  )

  it('[MRZ33] say nothing for certain where two repairs are possible', () => {
    const [upper = '', lower = ''] = zones.TD3(7)
    const number = lower.slice(0, 9)
    const twoWays = [...number].map((char, at) => ({
      char: at === 0 || at === 3 ? String((Number(char) + 1) % 10) : char,
      confidence: 0.6,
      others: [],
    }))
    // Positions 0 and 3 weigh 7 each: one more at one is one less at the other.
    const doubled = twoWays.map((read, at) =>
      at === 0
        ? { ...read, others: [{ char: String((Number(read.char) + 8) % 10), confidence: 0.3 }] }
        : at === 3
          ? { ...read, others: [{ char: String((Number(read.char) + 8) % 10), confidence: 0.3 }] }
          : read,
    )
    expect(checkDigit(twoWays.map(({ char }) => char).join(''))).not.toBe(lower[9])
    const evidence = interpret([seen(upper), [...doubled, ...seen(lower.slice(9))]], TODAY)
    expect(evidence?.fields.valid).toBe(false)
    expect(evidence?.repaired).toEqual([])
  })
})
