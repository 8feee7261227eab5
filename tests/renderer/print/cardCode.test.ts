import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { beforeAll, expect, it } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { cardCode } from '../../../src/renderer/print/cardCode.ts'

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true })
})

/** The bars as a scanner sees them: white paper, black bars, and a quiet zone at either side. */
function scanOf(cardNumber: string) {
  const { width, path } = cardCode(cardNumber)
  const quiet = 20
  const [across, down] = [width + 2 * quiet, 40]
  const pixels = new Uint8ClampedArray(across * down * 4).fill(255)
  for (const [, x, thickness] of path.matchAll(/M([\d.]+) 0h([\d.]+)v1/g))
    for (let column = Number(x); column < Number(x) + Number(thickness); column += 1)
      for (let row = 0; row < down; row += 1)
        pixels.fill(0, (row * across + quiet + column) * 4, (row * across + quiet + column) * 4 + 3)
  return { data: pixels, width: across, height: down, colorSpace: 'srgb' } as ImageData
}

it('the code on the card is read back as the card number and nothing else', async () => {
  for (const cardNumber of ['001010000018', '999999999998']) {
    const found = await readBarcodes(scanOf(cardNumber), { formats: ['Code128'] })
    expect(found.map(({ text }) => text)).toEqual([cardNumber])
  }
})
