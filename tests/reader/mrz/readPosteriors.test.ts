import { describe, expect, it } from 'vitest'
import { ALPHABET, CLASSES, type Posteriors, readPosteriors } from '../../../src/reader/mrz/readPosteriors.ts'

type Step = Readonly<Record<string, number>>

const blank: Step = {}
const on = (char: string, sure = 0.96): Step => ({ [char]: sure })

/** Steps that name what is likely; what remains of 1 is "no character". */
function posteriors(steps: readonly Step[]): Posteriors {
  const probabilities = new Float32Array(steps.length * CLASSES)
  steps.forEach((step, at) => {
    for (const [char, likely] of Object.entries(step))
      probabilities[at * CLASSES + 1 + ALPHABET.indexOf(char)] = likely
    probabilities[at * CLASSES] = 1 - Object.values(step).reduce((a, b) => a + b, 0)
  })
  return { steps: steps.length, probabilities }
}

/** A line at a pitch of six steps, four upon each character and two between. */
const spelt = (text: string): Step[] => [
  blank,
  ...[...text].flatMap(char => [on(char), on(char), on(char), on(char), blank, blank]),
]

const read = (steps: readonly Step[]) => readPosteriors(posteriors(steps))

describe('a line out of the line model', () => {
  it('reads each character once, however many steps it spans', () => {
    expect(read(spelt('P<VNMNGUYEN')).text).toBe('P<VNMNGUYEN')
  })

  it('keeps equal neighbours apart', () => {
    expect(read(spelt('AA<<<<11')).text).toBe('AA<<<<11')
  })

  it('reads nothing where there is nothing', () => {
    expect(read([blank, blank, blank])).toEqual({ text: '', alternatives: [], middles: [] })
  })

  it('takes a character torn in two by wear for one', () => {
    const steps = spelt('ABCDEFG')
    steps[15] = blank
    expect(read(steps).text).toBe('ABCDEFG')
  })

  it('weighs a character over all its steps when they disagree', () => {
    const steps = spelt('ABCDEFG')
    steps.splice(7, 4, on('8', 0.9), on('B', 0.9), on('B', 0.9), on('B', 0.9))
    const { text, alternatives } = read(steps)
    expect(text).toBe('ABCDEFG')
    expect(alternatives[1]?.map(({ char }) => char)).toEqual(['B', '8'])
    expect(alternatives[1]?.[0]?.confidence).toBeCloseTo(0.675, 2)
    expect(alternatives[1]?.[1]?.confidence).toBeCloseTo(0.225, 2)
  })

  it('parts characters that blur has joined', () => {
    const steps = spelt('ABCDEFG')
    steps[11] = on('B', 0.7)
    steps[12] = on('C', 0.6)
    expect(read(steps).text).toBe('ABCDEFG')
  })

  it('leaves a doubtful place for a character that glare has washed out', () => {
    const steps = spelt('ABCDEFG')
    for (let at = 19; at < 23; at++) steps[at] = { D: 0.2, O: 0.1 }
    const { text, alternatives } = read(steps)
    expect(text).toBe('ABCDEFG')
    expect(alternatives[3]?.[0]?.confidence).toBeLessThan(0.3)
  })

  it('leaves out faint dirt that stands off the line', () => {
    const steps = [blank, on('I', 0.6), ...Array<Step>(14).fill(blank), ...spelt('ABCDEFG')]
    expect(read(steps).text).toBe('ABCDEFG')
  })

  it('leaves out what the model supposes at the very edge but cannot name', () => {
    const ghost: Step[] = [{ '<': 0.28, '0': 0.25, A: 0.2 }, blank, blank]
    expect(read([...ghost, ...spelt('ABCDEFG')]).text).toBe('ABCDEFG')
    expect(read([...spelt('ABCDEFG'), ...ghost.toReversed()]).text).toBe('ABCDEFG')
  })

  it('keeps a faint first character that has its margin', () => {
    const steps = [...Array<Step>(7).fill(blank), ...spelt('ABCDEFG')]
    for (let at = 8; at < 12; at++) steps[at] = { A: 0.29, R: 0.25, H: 0.2 }
    expect(read(steps).text).toBe('ABCDEFG')
  })

  it('gives other readings only where they are likely at all', () => {
    const { alternatives } = read(spelt('ABC'))
    expect(alternatives.map(list => list.length)).toEqual([1, 1, 1])
    expect(alternatives[0]?.[0]?.confidence).toBeCloseTo(0.96, 2)
  })
})
