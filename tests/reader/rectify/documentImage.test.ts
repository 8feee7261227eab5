import { describe, expect, it } from 'vitest'
import { type DocumentRegion, rectify, turnOver, widened } from '../../../src/reader/rectify/documentImage.ts'
import { fromRectangle, project } from '../../../src/reader/rectify/homography.ts'

/** A picture in which grey tells where one is: darker to the left on top, lighter to the right below. */
const slope = (width: number, height: number) => ({
  width,
  height,
  gray: Uint8Array.from({ length: width * height }, (_, at) => {
    const [x, y] = [at % width, Math.floor(at / width)]
    return Math.round(20 + (100 * x) / width + (100 * y) / height)
  }),
})
const greyAt = (x: number, y: number) => 20 + (100 * x) / 900 + (100 * y) / 600

const tilted: DocumentRegion = {
  corners: [
    { x: 120, y: 90 },
    { x: 800, y: 60 },
    { x: 760, y: 520 },
    { x: 160, y: 480 },
  ],
  size: 'ID-1',
  upright: true,
  confidence: 1,
}

describe('a document cut out of its picture', () => {
  it('[RECT1] has its four corners in its corners, however it lay', () => {
    const document = rectify(slope(900, 600), tilted)
    const { width, height, gray } = document
    const found = [0, width - 1, width * height - 1, width * (height - 1)].map(at => gray[at] ?? 0)
    for (const [at, { x, y }] of tilted.corners.entries())
      expect(Math.abs((found[at] ?? 0) - greyAt(x, y))).toBeLessThan(2)
  })

  it('[RECT2] is as large as its kind, at twelve pixels a millimetre', () => {
    const sizes = (['ID-1', 'ID-2', 'ID-3'] as const).map(size => {
      const { width, height, pxPerMm } = rectify(slope(90, 60), { ...tilted, size })
      return { width, height, pxPerMm }
    })
    expect(sizes).toEqual([
      { width: 1027, height: 648, pxPerMm: 12 },
      { width: 1260, height: 888, pxPerMm: 12 },
      { width: 1500, height: 1056, pxPerMm: 12 },
    ])
  })

  it('[RECT3] turned over and over again is as it was', () => {
    const document = rectify(slope(900, 600), tilted)
    expect(turnOver(document).gray[0]).toBe(document.gray.at(-1))
    expect(turnOver(turnOver(document))).toEqual(document)
  })

  it('[RECT4] may lie partly outside of the picture, of which the edge goes on', () => {
    const corners = tilted.corners.map(({ x, y }) => ({
      x: x - 400,
      y,
    })) as unknown as DocumentRegion['corners']
    const document = rectify(slope(900, 600), { ...tilted, corners })
    expect(document.gray.every(grey => grey >= 20 && grey <= 220)).toBe(true)
  })

  it('[RECT5] with some of what is around it holds all of it, and more on every side', () => {
    const { corners } = widened(tilted, 0.03)
    const plane = fromRectangle(1, 1, corners)
    const inner = fromRectangle(1, 1, tilted.corners)
    const share = 0.03 / 1.06
    const { x, y } = project(plane, share, share)
    expect(Math.hypot(x - project(inner, 0, 0).x, y - project(inner, 0, 0).y)).toBeLessThan(3)
    expect(corners[0].x).toBeLessThan(tilted.corners[0].x)
    expect(corners[2].y).toBeGreaterThan(tilted.corners[2].y)
  })

  it('[RECT6] of a picture of one pixel is that pixel', () => {
    const document = rectify({ width: 1, height: 1, gray: Uint8Array.of(77) }, tilted)
    expect(new Set(document.gray)).toEqual(new Set([77]))
  })
})
