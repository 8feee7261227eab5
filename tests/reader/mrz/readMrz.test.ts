import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/reader/image/decode.ts'
import { openLineRecogniser } from '../../../src/reader/mrz/lineModel.ts'
import { readMrz } from '../../../src/reader/mrz/readMrz.ts'
import type { RecogniseLine } from '../../../src/reader/mrz/recogniseLine.ts'
import { type Capture, capture } from '../../specimens/capture/capture.ts'
import { captureOf } from '../../specimens/capture/sets.ts'
import { td2Lines, td3Lines } from '../../specimens/documents/mrzLines.ts'
import { type Drawing, drawing, ID2, ID3, zone } from '../../specimens/documents/svg.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
import { foreigner } from '../../specimens/people/person.ts'
import { seededRandom } from '../../specimens/random.ts'
import { TODAY } from '../reader.ts'

const model = new URL('../../../resources/models/mrz.onnx', import.meta.url)
const straight: Capture = { ...captureOf('clean', seededRandom(0)), margin: 6, desk: 170, quality: 80 }

/** Wavy lines in colour over all of a document. */
function overprinted({ width, height, svg }: Drawing, strength: number): Drawing {
  const waves = Array.from({ length: Math.ceil(height / 1.3) }, (_, row) => {
    const points = Array.from({ length: Math.ceil(width / 2) + 1 }, (__, at) => {
      const x = at * 2
      return `${x} ${(row * 1.3 + 2 * Math.sin(x / 11 + row / 9)).toFixed(2)}`
    })
    return `M${points.join('L')}`
  })
  const path = `<path d="${waves.join('')}" fill="none" stroke="#7a4fb0" stroke-width="0.3" opacity="${strength}"/>`
  return { width, height, svg: svg.replace('</svg>', `${path}</svg>`) }
}

/** A strip of card held over part of a line: left and top in millimetres. */
const covered = ({ width, height, svg }: Drawing, left: number, top: number, wide: number): Drawing => ({
  width,
  height,
  svg: svg.replace(
    '</svg>',
    `<rect x="${left}" y="${top}" width="${wide}" height="3.4" fill="#fbfaf4"/></svg>`,
  ),
})

describe('a machine readable zone in a picture', () => {
  let recogniseLine: RecogniseLine
  beforeAll(async () => {
    recogniseLine = await openLineRecogniser({ model: await readFile(model) })
  })

  async function read(
    kind: KindName,
    seed: number,
    how: Partial<Capture>,
    change: (page: Drawing) => Drawing = page => page,
  ) {
    const random = seededRandom(seed)
    const { drawing: page, truth } = await kinds[kind](random)
    const image = await decodeImage(
      Uint8Array.from(await capture(change(page), { ...straight, ...how }, random)),
    )
    if (!image.ok) throw new Error(image.error)
    const seen = await readMrz(image.value, { today: TODAY, recogniseLine, looks: 'all' })
    return { lines: seen?.fields.lines ?? null, truth: truth.mrz, seen }
  }

  it.each([
    ['upside down', { rotation: 180 }],
    ['standing on its side', { rotation: -90 }],
    ['in a picture of 500 pixels', { pxPerMm: 3.6, margin: 1 }],
    ['far away on a large desk', { margin: 60, pxPerMm: 8 }],
    ['leaning away', { rotation: 7, tiltX: 18, tiltY: -14, blur: 0.8 }],
  ] satisfies [string, Partial<Capture>][])('is read %s', async (_, how) => {
    for (const kind of ['passport', 'td2', 'id-2021-back'] as const) {
      const { lines, truth } = await read(kind, 611, how)
      expect(lines).toEqual(truth)
    }
  })

  it.each([
    ['MRV-A', 44],
    ['MRV-B', 36],
  ] as const)('is read from a visa of format %s', async (format, length) => {
    const random = seededRandom(615)
    const person = foreigner(random)
    const [upper = '', lower = ''] =
      length === 44 ? td3Lines(person, 'L8988901C', '') : td2Lines(person, 'L8988901C')
    const lines = [`V${upper.slice(1)}`, lower.slice(0, 28).padEnd(length, '<')]
    const sticker = drawing(
      length === 44 ? ID3 : ID2,
      '<rect width="125" height="88" fill="#eef3ea"/>',
      zone(6, 66, lines),
    )
    const image = await decodeImage(Uint8Array.from(await capture(sticker, straight, random)))
    if (!image.ok) throw new Error(image.error)
    const seen = await readMrz(image.value, { today: TODAY, recogniseLine, looks: 'all' })
    expect(seen?.fields).toMatchObject({ format, document: 'visa', lines, valid: true, number: null })
  })

  it('is read through a security print that joins its characters', async () => {
    const { lines, truth } = await read('passport', 612, {}, page => overprinted(page, 0.55))
    expect(lines).toEqual(truth)
  })

  it('keeps its place for every character where the beginning of a line is covered', async () => {
    const { seen, truth } = await read('passport', 613, {}, page => covered(page, 11.4, 72.4, 9))
    expect(seen?.fields.lines[1]).toBe(truth?.[1])
    expect(seen?.fields.lines[0]?.slice(7)).toBe(truth?.[0]?.slice(7))
    expect(seen?.fields).toMatchObject({ valid: true, issuingState: null })
  })

  it('is none on a till receipt, nor on a cat', async () => {
    expect((await read('receipt', 614, {})).lines).toBeNull()
    expect((await read('cat', 614, {})).lines).toBeNull()
  })
})
