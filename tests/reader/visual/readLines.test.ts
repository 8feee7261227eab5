import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { printHints } from '../../../src/domain/identity/print/hints.ts'
import { interpretPrint } from '../../../src/domain/identity/print/interpretPrint.ts'
import { type DocumentImage, turnOver } from '../../../src/reader/rectify/documentImage.ts'
import { consensus } from '../../../src/reader/visual/consensus.ts'
import { readLines } from '../../../src/reader/visual/readLines.ts'
import { startTextEngine, type TextEngine } from '../../../src/reader/visual/textEngine.ts'
import { type KindName, kinds } from '../../specimens/kinds.ts'
import { seededRandom } from '../../specimens/random.ts'

const PX_PER_MM = 12
let engine: TextEngine
beforeAll(async () => {
  engine = await startTextEngine()
})
afterAll(() => engine.close())

/** A specimen as it is cut out of a picture: level, upright, at the reader's own resolution. */
async function specimen(kind: KindName, seed: number) {
  const { drawing, truth } = await kinds[kind](seededRandom(seed))
  const [width, height] = [Math.round(drawing.width * PX_PER_MM), Math.round(drawing.height * PX_PER_MM)]
  const svg = Buffer.from(drawing.svg.replace('<svg ', `<svg width="${width}" height="${height}" `))
  const { data } = await sharp(svg).flatten().greyscale().raw().toBuffer({ resolveWithObject: true })
  const gray = new Uint8Array(data)
  const size = drawing.width < 90 ? 'ID-1' : 'ID-3'
  const image: DocumentImage = { width, height, gray, size, pxPerMm: PX_PER_MM, upright: true, confidence: 1 }
  return { image, truth }
}
const none = printHints({ qr: null, mrz: null })
async function read(image: DocumentImage) {
  const lines = await readLines(image, engine)
  return lines && interpretPrint(lines, none)
}
const upper = (text: string | undefined | null) => text?.toLocaleUpperCase('vi')

describe('the print of a document', () => {
  it('[VIS1] gives every fact of a card of 2021, the address as it stands there', async () => {
    const { image, truth } = await specimen('id-2021-front', 2021)
    const card = await read(image)
    expect(card?.document).toBe('vn-id-2021')
    expect(card?.fields.number?.value).toBe(truth.fields.number)
    expect(card?.fields.fullName?.value).toBe(truth.print?.fullName)
    expect(card?.fields.dateOfBirth?.value).toBe(truth.fields.dateOfBirth)
    expect(card?.fields.gender?.value).toBe(truth.fields.gender)
    expect(upper(card?.fields.address?.value)).toBe(upper(truth.print?.address))
  })

  it('[VIS2] is read of a card that stands on its head, where nothing else told the way up', async () => {
    const { image, truth } = await specimen('id-2024-front', 32)
    const turned = { ...turnOver(image), upright: false }
    const card = await read(turned)
    expect(card?.fields.fullName?.value).toBe(truth.print?.fullName)
  })

  it('[VIS3] is let go where a newer picture waits', async () => {
    const { image } = await specimen('id-2021-front', 2021)
    expect(await readLines(image, engine, () => true)).toBeNull()
  })

  it('[VIS4] is nothing where nothing is printed', async () => {
    const blank: DocumentImage = {
      width: 1027,
      height: 648,
      gray: new Uint8Array(1027 * 648).fill(230),
      size: 'ID-1',
      pxPerMm: PX_PER_MM,
      upright: true,
      confidence: 0,
    }
    expect(await read(blank)).toBeNull()
  })
})

describe('several readings of one line', () => {
  const word = (text: string, confidence: number) => ({ text, confidence, left: 0, right: 1 })

  it('[VIS5] give each word as most of them have it, as sure as they agree', () => {
    const [name, last] = consensus([
      [word('NGUYÊN', 0.92), word('AN', 0.95)],
      [word('NGUYỄN', 0.9), word('AN', 0.9)],
      [word('NGUYỄN', 0.8), word('AN', 0.9)],
    ])
    expect(name?.text).toBe('NGUYỄN')
    expect(name?.confidence).toBeLessThan(0.7)
    expect(last).toMatchObject({ text: 'AN', confidence: 0.95 })
  })

  it('[VIS5] that do not even find the same words are the surest one’s, and not certain', () => {
    const [first] = consensus([[word('LÊ', 0.9)], [word('L', 0.3), word('Ê', 0.2)]])
    expect(first?.text).toBe('LÊ')
    expect(first?.confidence).toBeLessThan(0.8)
  })
})
