import type { QrFields } from '../../domain/identity/qr.ts'
import type { GrayImage } from '../image/gray.ts'
import { findBlurred } from './blurred/findBlurred.ts'
import { codeRegions, type Square } from './codeRegions.ts'
import { look } from './look.ts'
import { enlarged, longSide, placeAt, toSide } from './place.ts'

/** A code of 45 modules wants 3 px each; in a photo of this side it is found without enlarging. */
const SIDE = 2400
/** Where codes could be is looked for in so small a picture, and each place is then looked at this large. */
const OVERVIEW_SIDE = 800
const PLACE_SIDE = 500
/** Around a place, in its sides: the code may be larger than what was found of it, and needs its quiet zone. */
const MARGIN = 0.45

/** How far module edges are steepened before a place is looked at, in pixels; 0 is not at all. */
const SHARPENINGS = [0, 2.5, 4] as const

/** Looks for the QR of a Vietnamese ID card the way that finds most of them, in a few dozen milliseconds. */
export async function findQr(image: GrayImage): Promise<QrFields | null> {
  return look(longSide(image) > SIDE ? await toSide(image, SIDE) : image, false)
}

/** A place of the picture, enlarged and sharpened in one way after the other. */
async function findSharpened(image: GrayImage, square: Square): Promise<QrFields | null> {
  const place = placeAt(image, square, MARGIN)
  for (const sigma of SHARPENINGS) {
    const found = await look(await enlarged(place, PLACE_SIDE, sigma), true)
    if (found) return found
  }
  return null
}

/**
 * Looks closely at the places that could be a code: finds small and turned ones, and of those whose modules blur has run
 * into each other the likeliest modules; null when there is none.
 * @param isStopped whether nobody waits for it any more, or the time is over: asked before each try at a blurred code
 */
export async function findQrHarder(
  image: GrayImage,
  isStopped: () => boolean = () => false,
): Promise<QrFields | null> {
  const overview = await toSide(image, OVERVIEW_SIDE)
  const factor = longSide(image) / longSide(overview)
  const squares = codeRegions(overview).map(({ left, top, side }) => ({
    left: left * factor,
    top: top * factor,
    side: side * factor,
  }))
  for (const square of squares) {
    const found = await findSharpened(image, square)
    if (found) return found
  }
  const [likeliest] = squares
  return likeliest ? findBlurred(image, likeliest, isStopped) : null
}
