import { describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/reader/image/decode.ts'
import { documentsAmong, outlineAround } from '../../../src/reader/locate/findDocuments.ts'
import { outlinesIn } from '../../../src/reader/locate/outlinesIn.ts'
import { zoneRegion } from '../../../src/reader/locate/zoneRegion.ts'
import { startLineEngine } from '../../../src/reader/mrz/engine.ts'
import { readMrz } from '../../../src/reader/mrz/readMrz.ts'
import type { Corners, Point } from '../../../src/reader/rectify/homography.ts'
import { cat } from '../../specimens/documents/notDocuments.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
import { seededRandom } from '../../specimens/random.ts'
import { resources, TODAY } from '../reader.ts'
import { type Desk, desks, takePicture } from './scene.ts'

const [width, height] = [1600, 1200]

async function greyOf(bytes: Uint8Array) {
  const image = await decodeImage(bytes)
  if (!image.ok) throw new Error(image.error)
  return image.value
}

/** One document in the middle of a desk, somewhat turned and tilted. */
async function oneOn(desk: Desk, kind: KindName, seed: number) {
  const random = seededRandom(seed)
  const { drawing } = await kinds[kind](random)
  const pose = {
    rotation: random.between(-15, 15),
    tiltX: random.between(-10, 10),
    tiltY: random.between(-10, 10),
  }
  const pxPerMm = (width * random.between(0.5, 0.7)) / drawing.width
  const lying = [{ drawing, x: 0.5, y: 0.5, pxPerMm, ...pose }]
  return takePicture({ width, height, desk, lying, blur: 0.6, noise: 3 }, random)
}

/** Two cards beside each other. */
async function twoOn(desk: Desk, seed: number) {
  const random = seededRandom(seed)
  const lying = []
  for (const x of [0.27, 0.73]) {
    const { drawing } = await kinds[random.pick(['id-2021-front', 'id-2024-front'] as const)](random)
    const rotation = random.between(-12, 12)
    lying.push({ drawing, x, y: 0.5, pxPerMm: (width * 0.36) / drawing.width, rotation, tiltX: 4, tiltY: -6 })
  }
  return takePicture({ width, height, desk, lying, blur: 0.6, noise: 3 }, random)
}

/** The farthest that a corner lies from where it is, in widths of the document, whatever corner is called the first. */
function offBy(found: Corners, true_: Corners): number {
  const long = Math.hypot(true_[1].x - true_[0].x, true_[1].y - true_[0].y)
  const from = (shift: number) =>
    Math.max(
      ...true_.map((corner, at) => {
        const other = found[(at + shift) % 4] as Point
        return Math.hypot(other.x - corner.x, other.y - corner.y)
      }),
    )
  return Math.min(...[0, 1, 2, 3].map(from)) / long
}

const CLOSE = 0.03

describe('a document in a picture', () => {
  it.each(desks.flatMap(desk => [1, 2].map(seed => ({ desk, seed }))))(
    '[LOCATE1] is found by its outline on a desk of kind $desk ($seed)',
    async ({ desk, seed }) => {
      const picture = await oneOn(desk, 'id-2021-front', 500 + seed)
      const [first] = documentsAmong(await outlinesIn(await greyOf(picture.bytes)))
      expect(first && offBy(first.corners, picture.corners[0] as Corners)).toBeLessThan(CLOSE)
      expect(first?.size).toBe('ID-1')
    },
  )

  it.each(desks)('[LOCATE2] is found beside another one on a desk of kind %s', async desk => {
    const picture = await twoOn(desk, 620)
    const found = documentsAmong(await outlinesIn(await greyOf(picture.bytes)))
    expect(found).toHaveLength(2)
    for (const corners of picture.corners)
      expect(Math.min(...found.map(one => offBy(one.corners, corners)))).toBeLessThan(CLOSE)
  })

  it.each([
    ['passport', 'ID-3'],
    ['td2', 'ID-2'],
    ['id-2021-back', 'ID-1'],
  ] as const)('[LOCATE3] is found around the zone of a %s, the right way up', async (kind, size) => {
    const picture = await oneOn('checks', kind, 702)
    const grey = await greyOf(picture.bytes)
    const recogniseLine = await startLineEngine(resources)
    const zone = await readMrz(grey, { today: TODAY, recogniseLine, looks: 'all' })
    if (!zone) throw new Error('no zone')
    const rough = zoneRegion(zone.place, zone.fields.format)
    const region = outlineAround(rough, await outlinesIn(grey))
    expect(region).toMatchObject({ size, upright: true })
    const [true_] = picture.corners as [Corners]
    const offs = region.corners.map((corner, at) => {
      const other = true_[at] as Point
      return Math.hypot(corner.x - other.x, corner.y - other.y)
    })
    expect(Math.max(...offs) / Math.hypot(true_[1].x - true_[0].x, true_[1].y - true_[0].y)).toBeLessThan(
      CLOSE,
    )
  })

  it('[LOCATE4] is as its zone says where no outline was seen', () => {
    const line = { x: 500, y: 900, dx: 1, dy: 0, start: -400, end: 400, pitch: 18.6, regularity: 1 }
    const row = (y: number) => ({ ...line, y, size: 20, capHeight: 20, count: 44 })
    const rough = zoneRegion({ lines: [row(850), row(900)], upsideDown: false }, 'TD3')
    expect(outlineAround(rough, [])).toEqual(rough)
    const [topLeft, topRight, , bottomLeft] = rough.corners
    expect(topRight.x - topLeft.x).toBeGreaterThan(1.2 * (bottomLeft.y - topLeft.y))
    const turned = zoneRegion({ lines: [row(900), row(850)], upsideDown: true }, 'TD3')
    expect(turned.corners[0].y).toBeGreaterThan(turned.corners[2].y)
  })

  it('[LOCATE5] is none where there is only a desk', async () => {
    for (const desk of desks) {
      const picture = await takePicture(
        { width, height, desk, lying: [], blur: 0.6, noise: 3 },
        seededRandom(41),
      )
      expect(documentsAmong(await outlinesIn(await greyOf(picture.bytes)))).toEqual([])
    }
  })

  it('[LOCATE6] is looked for in any picture without harm', async () => {
    const sizes = [
      [1, 1],
      [1, 900],
      [900, 1],
      [3, 3],
      [40, 30],
    ] as const
    for (const [columns, rows] of sizes) {
      const gray = Uint8Array.from({ length: columns * rows }, (_, at) => (at * 97) % 256)
      await expect(outlinesIn({ width: columns, height: rows, gray })).resolves.toBeInstanceOf(Array)
    }
    const animal = await takePicture(
      {
        width,
        height,
        desk: 'plain',
        blur: 0,
        noise: 0,
        lying: [
          { drawing: cat(seededRandom(1)), x: 0.5, y: 0.5, pxPerMm: 8, rotation: 0, tiltX: 0, tiltY: 0 },
        ],
      },
      seededRandom(1),
    )
    await expect(outlinesIn(await greyOf(animal.bytes))).resolves.toBeInstanceOf(Array)
  })
})
