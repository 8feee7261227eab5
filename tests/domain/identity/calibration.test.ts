import { describe, expect, it } from 'vitest'
import { mrzClaims } from '../../../src/domain/identity/claims.ts'
import type { ReadCharacter } from '../../../src/domain/identity/mrz/fitLength.ts'
import { interpret } from '../../../src/domain/identity/mrz/interpret.ts'
import { confusablesOf } from '../../../src/domain/identity/mrz/lookAlikes.ts'
import { td2Lines, td3Lines, vietnameseTd1Lines } from '../../specimens/documents/mrzLines.ts'
import { foreigner, vietnamesePerson } from '../../specimens/people/person.ts'
import { type Random, seededRandom } from '../../specimens/random.ts'

const TODAY = '2026-03-01'
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<'

/**
 * How sure the line model was of 90,018 characters, all levels from clean to hard together, and how many of them were wrong:
 * build/model/CARD.md.
 */
const MEASURED = [
  { sure: 0.9995, characters: 75_426, wrong: 1 },
  { sure: 0.995, characters: 8_407, wrong: 8 },
  { sure: 0.98, characters: 2_110, wrong: 18 },
  { sure: 0.93, characters: 1_544, wrong: 78 },
  { sure: 0.85, characters: 761, wrong: 84 },
  { sure: 0.65, characters: 1_210, wrong: 376 },
  { sure: 0.4, characters: 560, wrong: 364 },
] as const
/** Each bin as often as its characters are, in tens. */
const BINS = MEASURED.flatMap(bin => Array.from({ length: Math.round(bin.characters / 10) }, () => bin))

/** A character as that model would have read it: wrong as often, half of the time for what looks like it. */
function readAs(char: string, random: Random): ReadCharacter {
  const bin = random.pick(BINS)
  if (!random.chance(bin.wrong / bin.characters)) return { char, confidence: bin.sure, others: [] }
  const alike = random.chance(0.5) ? confusablesOf(char) : []
  const other = random.pick(alike.length > 0 ? alike : [...ALPHABET].filter(one => one !== char))
  return { char: other, confidence: bin.sure, others: [{ char, confidence: 1 - bin.sure }] }
}

const zones = [
  (random: Random) => vietnameseTd1Lines(vietnamesePerson(random, 2021, 2025)),
  (random: Random) => td2Lines(foreigner(random), random.digits(9)),
  (random: Random) => td3Lines(foreigner(random), random.digits(9), ''),
]

/** Fields of so many zones that were shown as verified, and how many of them were wrong. */
function verifiedIn(count: number, seed: number) {
  const random = seededRandom(seed)
  const told = { fields: 0, wrong: 0, zones: 0 }
  for (let at = 0; at < count; at++) {
    const lines = random.pick(zones)(random)
    const truth = interpret(
      lines.map(line => [...line].map(char => ({ char, confidence: 1, others: [] }))),
      TODAY,
    )
    const is = new Map((truth ? mrzClaims(truth) : []).map(({ field, value }) => [field, value]))
    const seen = interpret(
      lines.map(line => [...line].map(char => readAs(char, random))),
      TODAY,
    )
    if (seen) told.zones++
    for (const { field, value, verified } of seen ? mrzClaims(seen) : []) {
      if (!verified) continue
      told.fields++
      if (value !== is.get(field)) told.wrong++
    }
  }
  return told
}

describe('what a zone shows as verified', () => {
  it('[REC15] is wrong less often than once in 10,000, by the errors that the line model was measured to make', () => {
    const { fields, wrong } = verifiedIn(3000, 15)
    expect(fields).toBeGreaterThan(4000)
    expect(wrong * 10_000).toBeLessThan(fields)
  })

  const sure = (lines: readonly string[], line: number, at: number, confidence: number) =>
    interpret(
      lines.map((text, row) =>
        [...text].map((char, column) => ({
          char,
          confidence: row === line && column === at ? confidence : 0.999,
          others: [],
        })),
      ),
      TODAY,
    )
  const numberIn = (seen: ReturnType<typeof sure>) =>
    (seen ? mrzClaims(seen) : []).find(({ field }) => field === 'number')

  it('[REC15] is no number of letters and digits in which one was unsure: to its check digit B is 1', () => {
    const [upper = '', lower = ''] = td3Lines(foreigner(seededRandom(3)), '7668B1875', '')
    const misread = [upper, lower.replace('7668B1875', '766811875')]
    expect(numberIn(sure(misread, 1, 4, 0.93))).toMatchObject({ value: '766811875', verified: false })
    expect(numberIn(sure([upper, lower], 1, 4, 0.999))).toMatchObject({ value: '7668B1875', verified: true })
  })

  it('[MRZ34] is a Vietnamese card’s whole number, whatever letter of its issuer was misread', () => {
    const [upper = '', ...rest] = vietnameseTd1Lines(vietnamesePerson(seededRandom(4), 2021, 2025))
    const misread = sure([upper.replace('IDVNM', 'IDVNT'), ...rest], 0, 4, 0.98)
    expect(misread?.fields).toMatchObject({ document: 'vn-id', valid: true, issuingState: null })
    expect(numberIn(misread)).toMatchObject({ value: upper.slice(15, 27), verified: true })
  })

  it('[MRZ34] is never nine of its twelve digits, where the rest was misread too', () => {
    const [upper = '', ...rest] = vietnameseTd1Lines(vietnamesePerson(seededRandom(5), 2021, 2025))
    const misread = `${upper.slice(0, 4)}T${upper.slice(5, 15)}${upper.slice(15, 27)}<<${upper[29] === '0' ? 'D' : '0'}`
    expect(numberIn(sure([misread, ...rest], 0, 4, 0.98))?.verified ?? false).toBe(false)
  })
})
