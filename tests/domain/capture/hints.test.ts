import { describe, expect, it } from 'vitest'
import { blankFrame, shrink } from '../../../src/domain/capture/frame.ts'
import { viewIn } from '../../../src/domain/capture/guide.ts'
import { hintFor, isMoved, isWorthReading } from '../../../src/domain/capture/hint.ts'
import { JUDGED_HEIGHT, JUDGED_WIDTH, type Measures, measure } from '../../../src/domain/capture/measure.ts'
import { CAMERA, type Held, lumaFrame } from './cameraFrames.ts'

/** What is seen of `held`, an eighth of a second after `before`; the same by default, a hand being still. */
async function seen(held: Held, before: Held = held): Promise<Measures> {
  const view = viewIn(CAMERA.width, CAMERA.height)
  const frames = [blankFrame(JUDGED_WIDTH, JUDGED_HEIGHT), blankFrame(JUDGED_WIDTH, JUDGED_HEIGHT)] as const
  shrink(await lumaFrame(before, 7), view, frames[0])
  const plane = await lumaFrame(held, 8)
  shrink(plane, view, frames[1])
  return measure({ plane, view, small: frames[1], before: frames[0] }, 'card')
}

const front = { kind: 'id-2021-front' } as const
const back = { kind: 'id-2021-back' } as const

describe('what the clerk is told while a document is before the camera', () => {
  it.each(['id-2021-front', 'id-2021-back', 'id-2024-front', 'id-2024-back', 'passport'] as const)(
    'nothing is in the way of %s held well',
    async kind => {
      expect(hintFor(await seen({ kind }))).toBe('good')
    },
  )

  it('asks for a document while there is only the desk, or something without print', async () => {
    expect(hintFor(await seen({ kind: null }))).toBe('place')
    expect(hintFor(await seen({ kind: 'cat' }))).toBe('place')
  })

  it('says that it is too dark, but not of ordinary indoor light', async () => {
    expect(hintFor(await seen({ ...front, light: 0.3 }))).toBe('too-dark')
    expect(hintFor(await seen({ kind: null, light: 0.3 }))).toBe('too-dark')
    expect(hintFor(await seen({ ...front, light: 0.5 }))).toBe('good')
  })

  it('says to hold still when the document moves, and lets a steady hand tremble', async () => {
    expect(hintFor(await seen({ ...back, moved: [15, 10] }, back))).toBe('hold-still')
    expect(hintFor(await seen({ ...back, moved: [2, 1] }, back))).toBe('good')
  })

  it('does not take the camera’s exposure settling for a movement', async () => {
    expect(hintFor(await seen(front, { ...front, light: 0.93 }))).toBe('good')
  })

  it('marks where a lamp is reflected', async () => {
    const { glare, ...others } = await seen({ ...front, glare: { x: 160, y: -90, radius: 60 } })
    expect(hintFor({ glare, ...others })).toBe('glare')
    expect(glare).toHaveLength(1)
    const [spot] = glare
    const scale = JUDGED_WIDTH / viewIn(CAMERA.width, CAMERA.height).width
    const middle = { x: (spot?.x ?? 0) + (spot?.width ?? 0) / 2, y: (spot?.y ?? 0) + (spot?.height ?? 0) / 2 }
    expect(Math.abs(middle.x - JUDGED_WIDTH / 2 - 160 * scale)).toBeLessThan(6)
    expect(Math.abs(middle.y - JUDGED_HEIGHT / 2 + 90 * scale)).toBeLessThan(6)
  })

  it('says to move closer when the document is small, and measures how small', async () => {
    expect(hintFor(await seen({ ...front, fill: 0.35 }))).toBe('move-closer')
    const measures = await seen({ ...front, fill: 0.55 })
    expect(hintFor(measures)).toBe('move-closer')
    expect(measures.fill).toBeCloseTo(0.55, 1)
  })

  it('says to straighten what is turned, and measures which way', async () => {
    const right = await seen({ ...front, fill: 0.85, turned: 15 })
    expect(hintFor(right)).toBe('straighten')
    expect(Math.abs((right.turned ?? 0) - 15)).toBeLessThan(1.5)
    const left = await seen({ ...front, fill: 0.85, turned: -15 })
    expect(Math.abs((left.turned ?? 0) + 15)).toBeLessThan(1.5)
  })

  it('says when the picture is not sharp, in strong light and in weak', async () => {
    expect(hintFor(await seen({ ...back, blur: 3 }))).toBe('blurred')
    expect(hintFor(await seen({ ...back, blur: 3, light: 0.6 }))).toBe('blurred')
    expect(hintFor(await seen({ ...back, blur: 1 }))).toBe('good')
  })
})

describe('what goes to the reader in passing', () => {
  it('is a frame that is not perfect but may be read', async () => {
    expect(isWorthReading(await seen({ ...back, blur: 2.5 }))).toBe(true)
    expect(isWorthReading(await seen({ ...front, turned: 15, fill: 0.85 }))).toBe(true)
  })

  it('is no empty desk, no darkness and no smear', async () => {
    expect(isWorthReading(await seen({ kind: null }))).toBe(false)
    expect(isWorthReading(await seen({ ...front, light: 0.1 }))).toBe(false)
    expect(isWorthReading(await seen({ ...back, blur: 9 }))).toBe(false)
  })

  it('is taken for another side when the document was turned over or taken away', async () => {
    expect(isMoved(await seen(back, front))).toBe(true)
    expect(isMoved(await seen({ kind: null }, front))).toBe(true)
    expect(isMoved(await seen(front))).toBe(false)
  })
})
