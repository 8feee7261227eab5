import { beforeAll, describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/reader/image/decode.ts'
import type { GrayImage } from '../../../src/reader/image/gray.ts'
import { startQrEngine } from '../../../src/reader/qr/engine.ts'
import { findQr, findQrHarder } from '../../../src/reader/qr/findQr.ts'
import { type Capture, capture } from '../../specimens/capture/capture.ts'
import { captureOf } from '../../specimens/capture/sets.ts'
import { qrSvg } from '../../specimens/documents/qrSymbol.ts'
import { drawing, ID1 } from '../../specimens/documents/svg.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
import { seededRandom } from '../../specimens/random.ts'

const straight: Capture = { ...captureOf('clean', seededRandom(0)), margin: 8, desk: 150, quality: 85 }

async function photographed(kind: KindName, seed: number, how: Partial<Capture>) {
  const random = seededRandom(seed)
  const { drawing, truth } = await kinds[kind](random)
  return { bytes: await capture(drawing, { ...straight, ...how }, random), qr: truth.qr }
}

async function pixels(bytes: Uint8Array): Promise<GrayImage> {
  const image = await decodeImage(Uint8Array.from(bytes))
  if (!image.ok) throw new Error(image.error)
  return image.value
}

const payload = async (image: GrayImage) =>
  ((await findQr(image)) ?? (await findQrHarder(image)))?.payload ?? null

/** A card bent about its upright axis: rows bow by so many pixels at both ends. */
function bent({ width, height, gray }: GrayImage, most: number): GrayImage {
  const bowed = new Uint8Array(gray.length)
  for (let x = 0; x < width; x++) {
    const lower = Math.round(most * ((2 * x) / width - 1) ** 2)
    for (let y = 0; y < height; y++)
      bowed[y * width + x] = gray[Math.max(0, Math.min(height - 1, y - lower)) * width + x] ?? 0
  }
  return { width, height, gray: bowed }
}

const cards = ['id-2021-front', 'id-2024-back'] as const
const troubles: [string, Partial<Capture>][] = [
  ['straight', {}],
  ['so small that a module has two pixels', { pxPerMm: 8.5 }],
  ['out of focus', { blur: 1.6 }],
  ['turned by 37°', { rotation: 37 }],
  ['turned by 90° and leaning away', { rotation: 90, tiltX: 14, tiltY: -12 }],
  ['under a lamp', { glare: 0.5, shadow: 0.3 }],
  ['in the dark', { shadow: 0.6, noise: 5 }],
  ['far away on a large desk', { margin: 60, rotation: -8 }],
]

/** Of each the engine sees the finders and takes too many modules wrongly. */
const runTogether: [string, KindName, number, Partial<Capture>][] = [
  [
    'a photo from far away',
    'id-2021-front',
    521,
    { pxPerMm: 9.1, rotation: -8.4, tiltX: 10.6, tiltY: -4, blur: 1.25, noise: 3.8, glare: 0.4 },
  ],
  [
    'grainy as well',
    'id-2021-front',
    522,
    { pxPerMm: 9.7, tiltX: 4.1, tiltY: -13.5, blur: 1.3, noise: 5.9, quality: 71 },
  ],
  [
    'a scan of 200 dots an inch',
    'id-2021-front',
    523,
    { pxPerMm: 7.9, rotation: -1.5, blur: 0.9, quality: 61 },
  ],
]

describe('the code of a Vietnamese card', () => {
  beforeAll(startQrEngine)

  describe.each(cards)('%s', kind => {
    it.each(troubles)('is read %s', async (_, how) => {
      const { bytes, qr } = await photographed(kind, 517, how)
      expect(await payload(await pixels(bytes))).toBe(qr)
    })

    it('is read off a bent card', async () => {
      const { bytes, qr } = await photographed(kind, 518, {})
      const image = await pixels(bytes)
      expect(await payload(bent(image, 20))).toBe(qr)
    })
  })

  it.each(runTogether)(
    'is read where blur runs modules of two pixels into each other: %s',
    async (_, kind, seed, how) => {
      const { bytes, qr } = await photographed(kind, seed, how)
      const image = await pixels(bytes)
      expect(await findQr(image)).toBeNull()
      expect(await payload(image)).toBe(qr)
    },
  )

  it('is not seen where there is none', async () => {
    const { bytes } = await photographed('passport', 519, {})
    expect(await payload(await pixels(bytes))).toBeNull()
  })

  it('is no other code, such as a shop’s link', async () => {
    const link = drawing(ID1, await qrSvg('https://shop.example/menu', 30, 14, 24))
    const bytes = await capture(link, straight, seededRandom(520))
    expect(await payload(await pixels(bytes))).toBeNull()
  })
})
