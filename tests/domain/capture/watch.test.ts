import { describe, expect, it } from 'vitest'
import type { Measures } from '../../../src/domain/capture/measure.ts'
import { newWatch, onAnswer, onFrame, type Sending, type Watch } from '../../../src/domain/capture/watch.ts'

const good: Measures = {
  sharpness: 0.5,
  detail: 4,
  paper: 190,
  glare: [],
  fill: 0.95,
  turned: 0,
  leaning: 0,
  motion: 0.1,
}
const empty: Measures = { ...good, sharpness: 0, detail: 0, fill: null, turned: null }
const moving: Measures = { ...good, motion: 5 }
const soft: Measures = { ...good, sharpness: 0.15 }
const FRAME_MS = 125

/** Shows a row of frames; gives what was sent, with the number of its frame, and what stands at the end. */
function show(frames: Measures[], from: Watch = newWatch(), start = 0) {
  let watch = from
  const sent: [frame: number, sending: Sending][] = []
  for (const [number, measures] of frames.entries()) {
    const step = onFrame(watch, measures, start + number * FRAME_MS)
    watch = step.watch
    if (step.sending) sent.push([number, step.sending])
  }
  return { watch, sent, end: start + frames.length * FRAME_MS }
}
const times = (count: number, measures: Measures) => Array.from({ length: count }, () => measures)

describe('taking pictures by itself', () => {
  it('looks for codes at the first frame that may hold one', () => {
    expect(show([empty, empty, soft]).sent).toEqual([[2, 'live']])
  })

  it('sends nothing while the reader is at work', () => {
    expect(show(times(40, good)).sent).toHaveLength(1)
  })

  it('takes a picture once the document is sharp and still for a moment', () => {
    const first = show(times(2, good))
    const answered = onAnswer(first.watch, false, first.end)
    const { sent } = show(times(10, good), answered, first.end)
    expect(sent.map(([, sending]) => sending)).toEqual(['still'])
  })

  it('takes one picture only of what does not move, and goes on looking for codes', () => {
    let { watch, end } = show(times(1, good))
    const kinds: Sending[] = []
    for (let round = 0; round < 6; round += 1) {
      const shown = show(times(16, good), onAnswer(watch, false, end), end)
      kinds.push(...shown.sent.map(([, sending]) => sending))
      watch = shown.watch
      end = shown.end
    }
    expect(kinds.filter(kind => kind === 'still')).toHaveLength(1)
    expect(kinds.filter(kind => kind === 'live').length).toBeGreaterThan(3)
  })

  it('gives the reader as much rest as it worked', () => {
    const first = show(times(1, soft))
    const answered = onAnswer(first.watch, false, 2000)
    expect(show(times(15, soft), answered, 2000).sent).toEqual([])
    expect(show(times(18, soft), answered, 2000).sent).toEqual([[16, 'live']])
  })

  it('leaves a side that was read alone until something moves', () => {
    const first = show(times(1, good))
    const done = onAnswer(first.watch, true, 500)
    expect(show(times(40, good), done, 500).sent).toEqual([])
    const turned = show([...times(5, good), ...times(4, moving), ...times(2, soft)], done, 500)
    expect(turned.sent).toEqual([[9, 'live']])
  })

  it('takes a picture as things are when the clerk asks for it, but never two at once', () => {
    const first = onFrame(newWatch(), moving, 0, true)
    expect(first.sending).toBe('still')
    expect(onFrame(first.watch, moving, 125, true).sending).toBe(null)
    const done = onAnswer(first.watch, true, 500)
    expect(onFrame(done, good, 625, true).sending).toBe('still')
  })

  it('does not wait for a side that was turned away while it was being read', () => {
    const first = show([good, moving, empty])
    const done = onAnswer(first.watch, true, 500)
    expect(show(times(3, soft), done, 1000).sent).toHaveLength(1)
  })
})

describe('what is said', () => {
  it('does not flicker: a hint stands until another held for three frames', () => {
    const still = show(times(5, good)).watch
    expect(still.hint).toBe('good')
    expect(show([moving, good, moving, good], still).watch.hint).toBe('good')
    expect(show(times(3, moving), still).watch.hint).toBe('hold-still')
  })
})
