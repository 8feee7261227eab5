import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, writeBarcode } from 'zxing-wasm/writer'
import type { VietnamesePerson } from '../people/person.ts'

const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/writer/zxing_writer.wasm'))
prepareZXingModule({
  overrides: {
    wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) as ArrayBuffer,
  },
})

const vietnameseDate = (iso: string) => iso.split('-').reverse().join('')

/** The seven fields of MISSION §3; 2024 cards go on with the parents' names, and fields that are empty. */
export function qrPayload(person: VietnamesePerson, more: readonly string[] = []): string {
  const { number, oldNumber, fullName, birth, sex, address, issued } = person
  const seven = [
    number,
    oldNumber,
    fullName,
    vietnameseDate(birth),
    sex === 'M' ? 'Nam' : 'Nữ',
    address,
    vietnameseDate(issued),
  ]
  return [...seven, ...more].join('|')
}

/** A QR code as SVG: black modules on white, quiet zone included, at (x, y) with so long a side. */
export async function qrSvg(payload: string, x: number, y: number, side: number): Promise<string> {
  const { symbol, error } = await writeBarcode(new TextEncoder().encode(payload), {
    format: 'QRCode',
    ecLevel: 'M',
  })
  if (error) throw new Error(error)
  const module = side / (symbol.width + 8)
  let path = ''
  for (let row = 0; row < symbol.height; row++)
    for (let column = 0; column < symbol.width; column++)
      if (symbol.data[row * symbol.width + column] === 0) path += `M${column} ${row}h1v1h-1z`
  return `<rect x="${x}" y="${y}" width="${side}" height="${side}" fill="#fff"/>
    <path transform="translate(${x + 4 * module} ${y + 4 * module}) scale(${module})" d="${path}" fill="#111" shape-rendering="crispEdges"/>`
}
