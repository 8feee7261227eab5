import { describe, expect, it } from 'vitest'
import { alignLines } from '../../../src/reader/mrz/alignLines.ts'
import type { RecognisedLine } from '../../../src/reader/mrz/recogniseLine.ts'

const PITCH = 24
const UPPER = 'P<KORPARK<<MINJUN<<<<<<<<<<<<<<<<<<<<<<<<<<<'
const LOWER = 'L898902C36KOR7408122F1204159ZE184226B<<<<<10'

/** A line as recognised whose first character is at the place `first` of the zone's grid. */
const seen = (text: string, first = 0): RecognisedLine => ({
  text,
  alternatives: [...text].map(char => [{ char, confidence: 0.95 }]),
  middles: [...text].map((_, at) => 30 + (first + at) * PITCH + (at % 3)),
})
const without = (line: RecognisedLine, from: number, to: number): RecognisedLine => ({
  text: line.text.slice(0, from) + line.text.slice(to),
  alternatives: line.alternatives.toSpliced(from, to - from),
  middles: line.middles.toSpliced(from, to - from),
})
const textOf = (lines: ReturnType<typeof alignLines>) =>
  lines?.map(line => line.map(({ char }) => char).join(''))

describe('the lines of a zone', () => {
  it('keep their places when the first characters of one were not seen', () => {
    const aligned = alignLines([seen(UPPER), without(seen(LOWER), 0, 2)])
    expect(textOf(aligned)).toEqual([UPPER, `<<${LOWER.slice(2)}`])
    expect(aligned?.[1]?.slice(0, 3).map(({ confidence }) => confidence < 0.5)).toEqual([true, true, false])
  })

  it('keep their places when a stamp hides characters in the middle', () => {
    expect(textOf(alignLines([seen(UPPER), without(seen(LOWER), 10, 15)]))).toEqual([
      UPPER,
      `${LOWER.slice(0, 10)}<<<<<${LOWER.slice(15)}`,
    ])
  })

  it('lose dirt before their beginning and after their end', () => {
    expect(textOf(alignLines([seen(`K${UPPER}`, -1), seen(`${LOWER}J`)]))).toEqual([UPPER, LOWER])
  })

  it('are left alone where nothing is amiss, or too much', () => {
    expect(alignLines([seen(UPPER), seen(LOWER)])).toBeNull()
    expect(alignLines([seen('PASSPORT'), seen(LOWER)])).toBeNull()
    expect(alignLines([])).toBeNull()
  })
})
