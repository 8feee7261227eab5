import { type Hint, hintFor, isMoved, isWorthReading } from './hint.ts'
import type { Measures } from './measure.ts'

/** A hint stands until another one held for as many frames: words that flicker cannot be read. */
const STEADY_FRAMES = 3
/** Sharp and still for so long is a picture to be taken. */
const STILL_MS = 450
/** The reader gets at least this much rest, and never less than it worked: the counter has other things to do too. */
const LEAST_REST_MS = 250

/** `live`: a look for codes in passing. `still`: the picture for which the clerk was asked to hold still. */
export type Sending = 'live' | 'still'

/** What is remembered from frame to frame while a document is held before the camera. */
export interface Watch {
  hint: Hint
  next: { hint: Hint; frames: number }
  goodSince: number | null
  /** Something moved since the reader's last answer. */
  moved: boolean
  /** A picture was taken, and nothing moved since. */
  taken: boolean
  /** While this side is done with, nothing is sent until something moves. */
  resting: boolean
  /** When the reader got what it works on; null while it has nothing. */
  sentAt: number | null
  restUntil: number
}

export const newWatch = (): Watch => ({
  hint: 'place',
  next: { hint: 'place', frames: 0 },
  goodSince: null,
  moved: false,
  taken: false,
  resting: false,
  sentAt: null,
  restUntil: 0,
})

function steady(watch: Watch, hint: Hint): Pick<Watch, 'hint' | 'next'> {
  if (hint === watch.hint) return { hint, next: { hint, frames: 0 } }
  const frames = watch.next.hint === hint ? watch.next.frames + 1 : 1
  return frames >= STEADY_FRAMES
    ? { hint, next: { hint, frames: 0 } }
    : { hint: watch.hint, next: { hint, frames } }
}

function sendingOf(watch: Watch, measures: Measures, at: number, asked: boolean): Sending | null {
  if (watch.sentAt !== null) return null
  if (asked) return 'still'
  if (watch.resting) return null
  if (!watch.taken && watch.goodSince !== null && at - watch.goodSince >= STILL_MS) return 'still'
  return at >= watch.restUntil && isWorthReading(measures) ? 'live' : null
}

/**
 * Takes one frame's measures. Gives whether the frame goes to the reader.
 * @param at milliseconds of any clock
 * @param asked the clerk wants a picture taken as things are
 */
export function onFrame(
  before: Watch,
  measures: Measures,
  at: number,
  asked = false,
): { watch: Watch; sending: Sending | null } {
  const moved = isMoved(measures)
  const good = hintFor(measures) === 'good'
  const watch: Watch = {
    ...before,
    ...steady(before, hintFor(measures)),
    goodSince: good ? (before.goodSince ?? at) : null,
    moved: before.moved || moved,
    taken: before.taken && !moved,
    resting: before.resting && !moved,
  }
  const sending = sendingOf(watch, measures, at, asked)
  if (!sending) return { watch, sending }
  return { watch: { ...watch, sentAt: at, taken: watch.taken || sending === 'still', moved: false }, sending }
}

/** The reader answered. @param done this side of the document has said what it can */
export function onAnswer(watch: Watch, done: boolean, at: number): Watch {
  const worked = watch.sentAt === null ? 0 : at - watch.sentAt
  return {
    ...watch,
    sentAt: null,
    restUntil: at + Math.max(LEAST_REST_MS, worked),
    resting: done && !watch.moved,
  }
}
