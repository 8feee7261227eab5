import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { MAX_FILE_BYTES } from '../../src/domain/identity/reading.ts'
import { openTestReader, specimens } from './reader.ts'

/** Longer than the app has: what is tried here is what is read, on a machine that may do other things meanwhile. */
const reader = openTestReader(undefined, 25_000)
afterAll(() => reader.close())

const card = () => readFileSync(new URL('id-2021-front.jpg', specimens))
const truth: { fields: Record<string, string> } = JSON.parse(
  readFileSync(new URL('truth.json', specimens), 'utf8'),
).find(({ file }: { file: string }) => file === 'id-2021-front.jpg')
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#fff' }, limitInputPixels: false })

/** A BMP header that promises a picture of so many pixels, and no pixels. */
function pngHeader(width: number, height: number): Buffer {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(8)
  size.writeUInt32BE(width, 0)
  size.writeUInt32BE(height, 4)
  return Buffer.concat([png, size, Buffer.from('0802000000', 'hex')])
}

const readable = async (bytes: Uint8Array) => {
  const result = await reader.readImage(bytes)
  if (!result.ok) throw new Error(result.error)
  return result.value.fields.number?.value
}

describe('a file that cannot be read', () => {
  it('[BAD1] that is empty is said to be empty', async () => {
    expect(await reader.readImage(new Uint8Array())).toEqual({ ok: false, error: 'empty-file' })
  })

  it('[BAD2] over 25 MB is refused before it is decoded', async () => {
    const large = new Uint8Array(MAX_FILE_BYTES + 1)
    expect(await reader.readImage(large)).toEqual({ ok: false, error: 'file-too-large' })
  })

  it('[BAD3] over 40 megapixels is refused, be it a few bytes only', async () => {
    const bomb = await blank(9000, 7000).png({ compressionLevel: 9 }).toBuffer()
    expect(bomb.byteLength).toBeLessThan(300_000)
    expect(await reader.readImage(bomb)).toEqual({ ok: false, error: 'image-too-large' })
  })

  it.each([
    ['text', Buffer.from('Nguyễn Thị Mẫu\n'.repeat(100))],
    ['a cut JPEG', card().subarray(0, 30_000)],
    ['a JPEG of 20 bytes', card().subarray(0, 20)],
    ['a PNG header without pixels', pngHeader(60_000, 60_000)],
    [
      'SVG',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>P&lt;UTO</text></svg>'),
    ],
    ['noise', Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 7919) % 256))],
  ])('[BAD4] that is %s gets a fault and no field', async (_, bytes) => {
    const result = await reader.readImage(Uint8Array.from(bytes))
    expect(['not-an-image', 'image-too-large', 'nothing-read']).toContain(
      result.ok ? 'reading' : result.error,
    )
  })

  it.each([
    [1, 1],
    [1, 5000],
    [5000, 3],
  ])('[BAD5] of %i × %i pixels holds nothing', async (width, height) => {
    const bytes = await blank(width, height).png().toBuffer()
    expect(await reader.readImage(bytes)).toEqual({ ok: false, error: 'nothing-read' })
  })

  it('[BAD6] does not keep the next one from being read', async () => {
    const first = await reader.readImage(Uint8Array.from(Buffer.from('no image')))
    expect(first).toEqual({ ok: false, error: 'not-an-image' })
    expect(await readable(card())).toMatch(/^\d{12}$/)
  })
})

describe('an unusual image', () => {
  it.each([
    ['CMYK', () => sharp(card()).toColourspace('cmyk').jpeg().toBuffer()],
    ['16-bit', () => sharp(card()).toColourspace('rgb16').png().toBuffer()],
    ['WebP', () => sharp(card()).webp({ quality: 90 }).toBuffer()],
    ['TIFF', () => sharp(card()).tiff().toBuffer()],
    ['a transparent PNG', () => sharp(card()).ensureAlpha(1).png().toBuffer()],
    ['turned by its EXIF', () => sharp(card()).rotate(90).withMetadata({ orientation: 8 }).jpeg().toBuffer()],
    ['a palette PNG', () => sharp(card()).png({ palette: true }).toBuffer()],
  ])('[BAD7] in %s is read', async (_, make) => {
    expect(await readable(Uint8Array.from(await make()))).toMatch(/^\d{12}$/)
  })

  it('[BAD9] of a screen is read through its grid, or of nothing in it is said that it is certain', async () => {
    const { data, info } = await sharp(card()).removeAlpha().raw().toBuffer({ resolveWithObject: true })
    for (let at = 0; at < data.length; at += 3) {
      const [x, y] = [(at / 3) % info.width, Math.floor(at / 3 / info.width)]
      // Red, green and blue stripes, and dark lines between the rows of pixels.
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] =
          (data[at + channel] ?? 0) * (y % 4 === 0 ? 0.6 : 1) * (x % 3 === channel ? 1 : 0.75)
    }
    const photo = sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    const bytes = await photo
      .rotate(3, { background: '#222' })
      .resize(Math.round(info.width * 0.83))
      .jpeg()
      .toBuffer()
    const result = await reader.readImage(Uint8Array.from(bytes))
    expect(result.ok || result.error).toSatisfy(said => said === true || said === 'nothing-read')
    const fields = result.ok ? Object.entries(result.value.fields) : []
    for (const [name, { value, verified }] of fields)
      if (verified) expect([name, value]).toEqual([name, truth.fields[name]])
  })

  it('[BAD8] that moves is read by its first frame', async () => {
    const still = sharp(await sharp(card()).resize(900).png().toBuffer())
    const { width, height } = await still.metadata()
    const frames = await Promise.all([still.toBuffer(), blank(width, height).png().toBuffer()])
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(moving).metadata()).pages).toBe(2)
    expect(await readable(Uint8Array.from(moving))).toMatch(/^\d{12}$/)
  })
})
