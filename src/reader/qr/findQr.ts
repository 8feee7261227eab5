import { readBarcodes } from 'zxing-wasm/reader'
import { parseIdCardQr, type QrFields } from '../../domain/identity/qr.ts'
import { crop, type GrayImage, scale, sharpen } from '../image/gray.ts'
import { codeRegions, type Square } from './codeRegions.ts'

const longSide = (image: GrayImage) => Math.max(image.width, image.height)
const toSide = (image: GrayImage, side: number) => scale(image, side / longSide(image))

/** A code of 45 modules wants 3 px each; in a photo of this side it is found without enlarging. */
const SIDE = 2400
/** Where codes could be is looked for in so small a picture, and each place is then looked at this large. */
const OVERVIEW_SIDE = 800
const PLACE_SIDE = 500
/** Around a place, in its sides: the code may be larger than what was found of it, and needs its quiet zone. */
const MARGIN = 0.45

/** How far module edges are steepened before a place is looked at, in pixels; 0 is not at all. */
const SHARPENINGS = [0, 2.5, 4] as const

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

async function look(
  image: GrayImage,
  tryHarder: boolean,
  binarizer: 'LocalAverage' | 'GlobalHistogram' = 'LocalAverage',
): Promise<QrFields | null> {
  const codes = await readBarcodes(imageData(image), {
    formats: ['QRCode'],
    tryHarder,
    tryRotate: false,
    tryInvert: false,
    tryDownscale: true,
    binarizer,
    maxNumberOfSymbols: 2,
  })
  for (const code of codes) {
    const card = parseIdCardQr(textOf(code.bytes, code.text))
    if (card.ok) return card.value
  }
  return null
}

/** Looks for the QR of a Vietnamese ID card the way that finds most of them, in a few dozen milliseconds. */
export async function findQr(image: GrayImage): Promise<QrFields | null> {
  return look(longSide(image) > SIDE ? await toSide(image, SIDE) : image, false)
}

/** One way of looking at a place: how large, how sharp, and by what light is told from dark. */
interface Way {
  margin: number
  side: number
  sharpenings: readonly number[]
  binarizer: 'LocalAverage' | 'GlobalHistogram'
}

const USUAL: Way = {
  margin: MARGIN,
  side: PLACE_SIDE,
  sharpenings: SHARPENINGS,
  binarizer: 'LocalAverage',
}
/** What else reads some: of some 200 ways that were tried on codes left unread, the few that read any. */
const FURTHER: readonly Way[] = [
  { margin: MARGIN, side: 700, sharpenings: [2.5, 4], binarizer: 'LocalAverage' },
  { margin: MARGIN, side: 700, sharpenings: [2.5, 4], binarizer: 'GlobalHistogram' },
  { margin: 0.25, side: 700, sharpenings: [6], binarizer: 'GlobalHistogram' },
]

/** A place of the picture, enlarged and sharpened in one way after the other. */
async function lookAt(image: GrayImage, { left, top, side }: Square, way: Way): Promise<QrFields | null> {
  const around = side * way.margin
  const wide = side + 2 * around
  const place = await toSide(crop(image, left - around, top - around, wide, wide), way.side)
  for (const sigma of way.sharpenings) {
    const found = await look(sigma > 0 ? await sharpen(place, sigma) : place, true, way.binarizer)
    if (found) return found
  }
  return null
}

/** Looks closely at the places that could be a code: finds small, blurred and turned ones; null when there is none. */
export async function findQrHarder(image: GrayImage): Promise<QrFields | null> {
  const overview = await toSide(image, OVERVIEW_SIDE)
  const factor = longSide(image) / longSide(overview)
  const places = codeRegions(overview).map(({ left, top, side }) => ({
    left: left * factor,
    top: top * factor,
    side: side * factor,
  }))
  for (const place of places) {
    const found = await lookAt(image, place, USUAL)
    if (found) return found
  }
  const [likeliest] = places
  if (!likeliest) return null
  for (const way of FURTHER) {
    const found = await lookAt(image, likeliest, way)
    if (found) return found
  }
  return null
}
