import { findCharacters, type Span } from './findCharacters.ts'
import type { CharacterGuess, RecognisedLine } from './recogniseLine.ts'

/** What the line model says about each step of a line: how likely no character, or each of the alphabet, lies there. */
export interface Posteriors {
  steps: number
  /** Step by step, first that of no character, then those of ALPHABET; each step sums to 1. */
  probabilities: Float32Array
}

export const ALPHABET = '<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
export const CLASSES = ALPHABET.length + 1
/** Pixels from one step of the model to the next. */
export const STEP = 4

/** Less likely readings are left out: they would only make the repair by check digits ambiguous. */
const LEAST_LIKELY = 0.01
const MOST_ALTERNATIVES = 5
const LEAST_AT_EDGE = 0.3
/** Pitches from an edge of a line to its outermost character, less what the framing may err. */
const MARGIN = 0.8

/** Every character weighed over the steps of one place in the line, best first; the rest of 1 is "no character". */
function guesses({ probabilities }: Posteriors, { start, end }: Span): CharacterGuess[] {
  const sums = new Float64Array(ALPHABET.length)
  let seen = 0
  let clearest = 0
  for (let step = start; step < end; step++) {
    const present = 1 - (probabilities[step * CLASSES] as number)
    seen += present
    clearest = Math.max(clearest, present)
    for (let at = 0; at < sums.length; at++)
      sums[at] = (sums[at] as number) + (probabilities[step * CLASSES + 1 + at] as number)
  }
  const scale = seen > 0 ? clearest / seen : 0
  return [...ALPHABET]
    .map((char, at) => ({ char, confidence: Math.min(1, (sums[at] as number) * scale) }))
    .sort((a, b) => b.confidence - a.confidence)
    .filter(({ confidence }, at) => at === 0 || confidence >= LEAST_LIKELY)
    .slice(0, MOST_ALTERNATIVES)
}

interface Placed {
  /** Steps from the start of the line. */
  middle: number
  guesses: CharacterGuess[]
}

/**
 * At the very edge of a line the model may suppose a character, as where a line is cut, but cannot tell which: what is
 * so near an edge was no character of the line, around which there is a margin.
 */
const isGhost = (end: Placed | undefined, next: Placed | undefined, edge: number) =>
  end !== undefined &&
  next !== undefined &&
  (end.guesses[0]?.confidence ?? 0) < LEAST_AT_EDGE &&
  Math.abs(end.middle - edge) < MARGIN * Math.abs(next.middle - end.middle)

/** Characters and their alternatives of a line model's output. */
export function readPosteriors(posteriors: Posteriors): RecognisedLine {
  const { steps, probabilities } = posteriors
  const presence = Float32Array.from(
    { length: steps },
    (_, step) => 1 - (probabilities[step * CLASSES] as number),
  )
  const placed = findCharacters(presence).map(span => ({
    middle: (span.start + span.end) / 2,
    guesses: guesses(posteriors, span),
  }))
  const from = isGhost(placed[0], placed[1], 0) ? 1 : 0
  const to = isGhost(placed.at(-1), placed.at(-2), steps) ? -1 : undefined
  const characters = placed.slice(from, to)
  const alternatives = characters.map(character => character.guesses)
  return {
    text: alternatives.map(([best]) => best?.char).join(''),
    alternatives,
    middles: characters.map(({ middle }) => middle * STEP),
  }
}
