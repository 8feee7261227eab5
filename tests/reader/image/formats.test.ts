import { readFileSync } from 'node:fs'
import { encode } from 'bmp-ts'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { MAX_PAGES } from '../../../src/domain/identity/reading.ts'
import { decodeImage } from '../../../src/reader/image/decode.ts'
import { openTestReader, specimens } from '../reader.ts'
import { pdfOf } from './pdfOf.ts'

const reader = openTestReader()
afterAll(() => reader.close())

const front = () => readFileSync(new URL('id-2021-front.jpg', specimens))
const back = () => readFileSync(new URL('id-2021-back.jpg', specimens))
const truth: { file: string; fields: { number?: string } }[] = JSON.parse(
  readFileSync(new URL('truth.json', specimens), 'utf8'),
)
const numberOn = (file: string) => truth.find(one => one.file === file)?.fields.number
const frontNumber = numberOn('id-2021-front.jpg')

const numberIn = async (bytes: Uint8Array) => {
  const result = await reader.readImage(Uint8Array.from(bytes))
  return result.ok ? result.value.fields.number?.value : result.error
}

async function bmp(bitPP: 24 | 32): Promise<Buffer> {
  const { data, info } = await sharp(front()).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  const abgr = Buffer.alloc(data.length)
  for (let at = 0; at < data.length; at += 4)
    abgr.set([255, data[at + 2] ?? 0, data[at + 1] ?? 0, data[at] ?? 0], at)
  return encode({ data: abgr, width: info.width, height: info.height, bitPP }).data
}

const blackAndWhiteTiff = () =>
  sharp(front())
    .greyscale()
    .threshold(120)
    .toColourspace('b-w')
    .tiff({ compression: 'ccittfax4', bitdepth: 1 })
    .toBuffer()

/** Two pages as a scanner writes them: of one size. */
async function twoPageTiff(): Promise<Buffer> {
  const page = (file: Buffer) =>
    sharp(file).resize(1400, 1000, { fit: 'contain', background: '#fff' }).png().toBuffer()
  return sharp([await page(back()), await page(front())], { join: { animated: true } })
    .tiff()
    .toBuffer()
}

describe('a picture of a card', () => {
  it.each([
    ['a BMP', () => bmp(24)],
    ['a BMP with an unused fourth channel', () => bmp(32)],
    ['a HEIC, as iPhones write', () => readFileSync(new URL('card.heic', import.meta.url))],
    ['an AVIF', () => sharp(front()).avif({ effort: 0 }).toBuffer()],
    ['a GIF', () => sharp(front()).gif().toBuffer()],
    ['a TIFF of black and white', blackAndWhiteTiff],
    ['a grey PNG', () => sharp(front()).greyscale().png().toBuffer()],
    ['a progressive JPEG', () => sharp(front()).jpeg({ progressive: true }).toBuffer()],
    ['a JPEG with a colour profile', () => sharp(front()).withIccProfile('p3').jpeg().toBuffer()],
  ])('[FORMAT1] is read from %s', async (_, make) => {
    expect(await numberIn(await make())).toBe(frontNumber)
  })

  it('[FORMAT2] is read from a photograph of 60 megapixels', async () => {
    const large = await sharp(front()).resize(9000, 6700, { fit: 'fill' }).jpeg({ quality: 60 }).toBuffer()
    expect(await numberIn(large)).toBe(frontNumber)
  }, 30_000)

  it('[FORMAT3] of which a decoder would need gigabytes is refused by its header', async () => {
    const large = await sharp(front())
      .resize(9000, 6700, { fit: 'fill' })
      .jpeg({ quality: 20, progressive: true })
      .toBuffer()
    expect(await numberIn(large)).toBe('image-too-large')
  }, 30_000)
})

describe('a scan of several pages', () => {
  it.each([
    ['PDF', async () => pdfOf([back(), front()])],
    ['TIFF', twoPageTiff],
  ])(
    '[FORMAT4] in a %s is read on every page, and two people’s cards are told apart',
    async (_, make) => {
      const result = await reader.readImage(Uint8Array.from(await make()))
      if (!result.ok) throw new Error(result.error)
      expect(result.value.fields.number?.value).toBe(numberOn('id-2021-back.jpg'))
      expect(result.value.warnings).toContain('different-people')
    },
    30_000,
  )

  it('[FORMAT5] is drawn as large as it is printed, whatever size its pages claim', async () => {
    const page = await decodeImage(await pdfOf([front()]))
    expect(page.ok && Math.max(page.value.width, page.value.height)).toBe(3508)
  })

  it(`[FORMAT6] is read up to page ${MAX_PAGES}`, async () => {
    const white = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#fff' } })
      .jpeg()
      .toBuffer()
    const pages = Array.from({ length: MAX_PAGES }, () => white)
    expect(await numberIn(await pdfOf([...pages.slice(1), front()]))).toBe(frontNumber)
    expect(await numberIn(await pdfOf([...pages, front()]))).toBe('nothing-read')
  }, 30_000)
})

describe('a file that pretends', () => {
  it.each([
    ['a cut PDF', async () => (await pdfOf([front()])).subarray(0, 3000)],
    ['a PDF header and noise', async () => Buffer.from(`%PDF-1.7\n${'\u0001\u0002stream'.repeat(99)}`)],
    ['a cut HEIC', async () => readFileSync(new URL('card.heic', import.meta.url)).subarray(0, 9000)],
    ['a cut BMP', async () => (await bmp(24)).subarray(0, 5000)],
    ['a BMP header of gigabytes', async () => bmpHeader(60_000, 60_000)],
    ['a BMP header without size', async () => bmpHeader(0, 0)],
    ['an SVG', async () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['two bytes', async () => Buffer.from('BM')],
  ])('[FORMAT7] to be an image but is %s gets a fault', async (_, make) => {
    const result = await numberIn(await make())
    expect(['not-an-image', 'image-too-large', 'nothing-read']).toContain(result)
  })
})

function bmpHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(54)
  header.write('BM')
  header.writeUInt32LE(54, 10)
  header.writeUInt32LE(40, 14)
  header.writeInt32LE(width, 18)
  header.writeInt32LE(height, 22)
  header.writeUInt16LE(1, 26)
  header.writeUInt16LE(24, 28)
  return header
}
