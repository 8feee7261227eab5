/** How a file is decoded: by sharp, or by a decoder of its own. */
export type ImageFormat = 'raster' | 'bmp' | 'heic' | 'pdf'

const ascii = (bytes: Uint8Array, start: number, length: number) =>
  String.fromCharCode(...bytes.subarray(start, start + length))

const startsWith = (bytes: Uint8Array, ...signature: number[]) =>
  signature.every((byte, at) => bytes[at] === byte)

/** Brands of ISO/IEC 23008-12 files that hold HEVC pictures; AVIF ones are sharp's. */
const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1']

/** Before its header a PDF may have this much else (ISO 32000-1, annex H.3.4.1). */
const PDF_HEADER_WITHIN = 1024

function ofBoxes(bytes: Uint8Array): ImageFormat | null {
  if (ascii(bytes, 4, 4) !== 'ftyp') return null
  const brands = ascii(bytes, 8, 64)
  if (brands.includes('avif')) return 'raster'
  return HEIC_BRANDS.some(brand => brands.startsWith(brand)) ? 'heic' : null
}

const isRaster = (bytes: Uint8Array) =>
  startsWith(bytes, 0xff, 0xd8, 0xff) ||
  startsWith(bytes, 0x89, 0x50, 0x4e, 0x47) ||
  ascii(bytes, 0, 4) === 'GIF8' ||
  (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP') ||
  startsWith(bytes, 0x49, 0x49, 0x2a, 0) ||
  startsWith(bytes, 0x4d, 0x4d, 0, 0x2a)

/** What a file is by its first bytes, whatever it is called; null for all that no camera or scanner writes, SVG too. */
export function formatOf(bytes: Uint8Array): ImageFormat | null {
  if (isRaster(bytes)) return 'raster'
  if (ascii(bytes, 0, 2) === 'BM') return 'bmp'
  if (ascii(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return 'pdf'
  return ofBoxes(bytes)
}
