import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openLineRecogniser } from '../../../src/reader/mrz/lineModel.ts'
import type { LineImage, RecogniseLine } from '../../../src/reader/mrz/recogniseLine.ts'

const truth = await readFile(new URL('../lines/truth.json', import.meta.url), 'utf8')
const lines = z.array(z.object({ file: z.string(), text: z.string() })).parse(JSON.parse(truth))
const model = new URL('../../../resources/models/mrz.onnx', import.meta.url)

async function strip(file: string): Promise<LineImage> {
  const path = new URL(`../lines/${file}`, import.meta.url)
  const { data, info } = await sharp(await readFile(path))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { width: info.width, height: info.height, gray: new Uint8Array(data) }
}

const plain = (width: number, grey: number): LineImage => ({
  width,
  height: 40,
  gray: new Uint8Array(width * 40).fill(grey),
})

describe('the OCR-B line model', () => {
  let recognise: RecogniseLine
  beforeAll(async () => {
    recognise = await openLineRecogniser({ model: await readFile(model) })
  })

  it.each(lines)('reads $file exactly', async ({ file, text }) => {
    expect((await recognise(await strip(file))).text).toBe(text)
  })

  it('says for each character how sure it is, best first', async () => {
    const { text, alternatives } = await recognise(await strip('clean-0000.png'))
    expect(alternatives).toHaveLength(text.length)
    for (const list of alternatives) {
      const sure = list.map(({ confidence }) => confidence)
      expect(sure).toEqual(sure.toSorted((a, b) => b - a))
      expect(sure[0]).toBeGreaterThan(0.9)
      expect(sure[0]).toBeLessThanOrEqual(1)
    }
  })

  it('reads nothing from blank paper, of any width', async () => {
    expect((await recognise(plain(401, 255))).text).toBe('')
    expect((await recognise(plain(40, 128))).text).toBe('')
  })

  it('reads lines one after the other as it reads each alone', async () => {
    const [first, second] = [await strip('scan-0132.png'), await strip('photo-0162.png')]
    const alone = await recognise(first)
    const together = await Promise.all([recognise(first), recognise(second), recognise(first)])
    expect(together[0]).toEqual(alone)
    expect(together[2]).toEqual(alone)
  })
})
