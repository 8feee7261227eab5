import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import { decodeImage } from '../../../src/reader/image/decode.ts'
import { openLineRecogniser } from '../../../src/reader/mrz/lineModel.ts'
import { readMrz } from '../../../src/reader/mrz/readMrz.ts'
import type { RecogniseLine } from '../../../src/reader/mrz/recogniseLine.ts'
import { type Capture, capture } from '../../specimens/capture/capture.ts'
import { captureOf } from '../../specimens/capture/sets.ts'
import type { Drawing } from '../../specimens/documents/svg.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
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
    change: (drawing: Drawing) => Drawing = drawing => drawing,
  ) {
    const random = seededRandom(seed)
    const { drawing, truth } = await kinds[kind](random)
    const image = await decodeImage(
      Uint8Array.from(await capture(change(drawing), { ...straight, ...how }, random)),
    )
    if (!image.ok) throw new Error(image.error)
    const zone = await readMrz(image.value, { today: TODAY, recogniseLine, quick: false })
    return { lines: zone?.fields.lines ?? null, truth: truth.mrz, zone }
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

  it('is read through a security print that joins its characters', async () => {
    const { lines, truth } = await read('passport', 612, {}, drawing => overprinted(drawing, 0.55))
    expect(lines).toEqual(truth)
  })

  it('keeps its place for every character where the beginning of a line is covered', async () => {
    const { zone, truth } = await read('passport', 613, {}, drawing => covered(drawing, 11.4, 72.4, 9))
    expect(zone?.fields.lines[1]).toBe(truth?.[1])
    expect(zone?.fields.lines[0]?.slice(7)).toBe(truth?.[0]?.slice(7))
    expect(zone?.fields).toMatchObject({ valid: true, issuingState: null })
  })

  it('is none on a till receipt, nor on a cat', async () => {
    expect((await read('receipt', 614, {})).lines).toBeNull()
    expect((await read('cat', 614, {})).lines).toBeNull()
  })
})
