import { type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader'
import { parseIdCardQr, type QrFields } from '../../domain/identity/qr.ts'
import type { GrayImage } from '../image/gray.ts'
import type { Corners } from '../rectify/homography.ts'

/** How light is told from dark: by what is around, or once for the whole picture. */
export type Binarizer = 'LocalAverage' | 'GlobalHistogram'

/** A code that was found, of whose modules too many were taken wrongly. */
export interface DamagedCode {
  /** 1…40 */
  version: number
  /** In pixels of the picture: the outer corners of its finders, and the fourth. */
  corners: Corners
}

/** Looks for QR codes only, as they are: turning and inverting is for others. */
const OPTIONS = {
  formats: ['QRCode'],
  tryRotate: false,
  tryInvert: false,
  tryDownscale: true,
  binarizer: 'LocalAverage',
  maxNumberOfSymbols: 2,
} satisfies ReaderOptions

/** What cards say takes from some 80 to 400 bytes, whose codes are of these versions (ISO/IEC 18004, error correction M). */
const [LEAST_VERSION, MOST_VERSION] = [5, 15] as const

/** Pixels across a module, and modules of quiet zone, of a code that is drawn to be read. */
const [DRAWN, QUIET] = [4, 4] as const

/** RGBA, which is what the engine takes. */
function imageData({ width, height, gray }: GrayImage) {
  const data = new Uint8ClampedArray(gray.length * 4)
  const words = new Uint32Array(data.buffer)
  for (let at = 0; at < gray.length; at++) words[at] = 0xff000000 | ((gray[at] ?? 0) * 0x010101)
  return { width, height, data, colorSpace: 'srgb' as const }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Cards write UTF-8 without saying so, which engines guess wrong. */
function textOf(bytes: Uint8Array, guessed: string): string {
  try {
    return utf8.decode(bytes)
  } catch {
    return guessed
  }
}

function cardOf({ isValid, bytes, text }: ReadResult): QrFields | null {
  const card = isValid ? parseIdCardQr(textOf(bytes, text)) : null
  return card?.ok ? card.value : null
}

function damagedOf({ isValid, version, position }: ReadResult): DamagedCode[] {
  const { topLeft, topRight, bottomRight, bottomLeft } = position
  // Micro codes are of version M1 to M4.
  const isOfCard = Number(version) >= LEAST_VERSION && Number(version) <= MOST_VERSION
  return isValid || !isOfCard
    ? []
    : [{ version: Number(version), corners: [topLeft, topRight, bottomRight, bottomLeft] }]
}

async function cardIn(image: GrayImage, options: ReaderOptions): Promise<QrFields | null> {
  const codes = await readBarcodes(imageData(image), { ...OPTIONS, ...options })
  return codes.map(cardOf).find(card => card !== null) ?? null
}

/** What the code of a Vietnamese ID card in a picture says; null when none is read. */
export const look = (image: GrayImage, tryHarder: boolean) => cardIn(image, { tryHarder })

/** The same, and codes whose finders are seen and whose modules are not, so far. */
export async function lookForFinders(
  image: GrayImage,
  binarizer: Binarizer,
): Promise<{ card: QrFields | null; damaged: DamagedCode[] }> {
  const options = { ...OPTIONS, binarizer, tryHarder: true, returnErrors: true }
  const codes = await readBarcodes(imageData(image), options)
  return {
    card: codes.map(cardOf).find(card => card !== null) ?? null,
    damaged: codes.flatMap(damagedOf),
  }
}

/** What a card's code of these modules says. @param modules 1 for dark, row by row */
export function readModules(modules: Uint8Array): Promise<QrFields | null> {
  const across = Math.sqrt(modules.length)
  const side = (across + 2 * QUIET) * DRAWN
  const gray = new Uint8Array(side * side).fill(255)
  for (let at = 0; at < modules.length; at++) {
    if (modules[at] !== 1) continue
    const [left, top] = [((at % across) + QUIET) * DRAWN, (Math.floor(at / across) + QUIET) * DRAWN]
    for (let y = top; y < top + DRAWN; y++) gray.fill(0, y * side + left, y * side + left + DRAWN)
  }
  return cardIn({ width: side, height: side, gray }, { isPure: true })
}
