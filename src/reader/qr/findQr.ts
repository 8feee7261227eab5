import type { QrFields } from '../../domain/identity/qr.ts'
import { crop, type GrayImage, scale, sharpen } from '../image/gray.ts'
import type { Point } from '../rectify/homography.ts'
import { readBlurred } from './blurred/readBlurred.ts'
import { codeRegions, type Square } from './codeRegions.ts'
import { look, lookForFinders } from './look.ts'

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
/** Sides, and sharpenings, with which the finders of most codes are seen whose modules are not: the likeliest first. */
const FOR_FINDERS = [
  { side: 500, sigma: 2.5 },
  { side: 700, sigma: 2.5 },
  { side: 700, sigma: 0 },
  { side: 500, sigma: 4 },
] as const

/** Looks for the QR of a Vietnamese ID card the way that finds most of them, in a few dozen milliseconds. */
export async function findQr(image: GrayImage): Promise<QrFields | null> {
  return look(longSide(image) > SIDE ? await toSide(image, SIDE) : image, false)
}

const sharpened = async (place: GrayImage, side: number, sigma: number) => {
  const enlarged = await toSide(place, side)
  return sigma > 0 ? sharpen(enlarged, sigma) : enlarged
}

/** Sharpened in one way after the other. */
async function findSharpened(place: GrayImage): Promise<QrFields | null> {
  for (const sigma of SHARPENINGS) {
    const found = await look(await sharpened(place, PLACE_SIDE, sigma), true)
    if (found) return found
  }
  return null
}

/** By its finders, and the likeliest of what could lie between them. */
async function findBlurred(place: GrayImage): Promise<QrFields | null> {
  for (const { side, sigma } of FOR_FINDERS) {
    const enlarged = await sharpened(place, side, sigma)
    const { card, damaged } = await lookForFinders(enlarged)
    if (card) return card
    const factor = longSide(place) / longSide(enlarged)
    const back = ({ x, y }: Point) => ({ x: x * factor, y: y * factor })
    for (const { version, corners } of damaged) {
      const [first, second, third, fourth] = corners
      const inPlace = [back(first), back(second), back(third), back(fourth)] as const
      const found = await readBlurred(place, { version, corners: inPlace })
      if (found) return found
    }
  }
  return null
}

/** A place of a picture with what is around it. */
function cutOut(image: GrayImage, { left, top, side }: Square): GrayImage {
  const around = side * MARGIN
  return crop(image, left - around, top - around, side + 2 * around, side + 2 * around)
}

/**
 * Looks closely at the places that could be a code: finds small and turned ones, and of those whose modules blur has run
 * into each other the likeliest modules; null when there is none.
 */
export async function findQrHarder(image: GrayImage): Promise<QrFields | null> {
  const overview = await toSide(image, OVERVIEW_SIDE)
  const factor = longSide(image) / longSide(overview)
  const places = codeRegions(overview).map(({ left, top, side }) =>
    cutOut(image, { left: left * factor, top: top * factor, side: side * factor }),
  )
  for (const place of places) {
    const found = await findSharpened(place)
    if (found) return found
  }
  const [likeliest] = places
  return likeliest ? findBlurred(likeliest) : null
}
