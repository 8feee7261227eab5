import type { QrFields } from '../../../domain/identity/qr.ts'
import type { GrayImage } from '../../image/gray.ts'
import type { Point } from '../../rectify/homography.ts'
import type { Square } from '../codeRegions.ts'
import { type Binarizer, type DamagedCode, lookForFinders } from '../look.ts'
import { enlarged, longSide, type Place, placeAt } from '../place.ts'
import { readBlurred } from './readBlurred.ts'

/** One way of looking for finders: with how much around, how large, how sharp, and by what light is told from dark. */
type Way = readonly [margin: number, side: number, sigma: number, binarizer: Binarizer]

/** With these the finders of most codes are seen whose modules are not: the likeliest first. */
const WAYS: readonly Way[] = [
  [0.45, 500, 2.5, 'LocalAverage'],
  [0.45, 700, 4, 'LocalAverage'],
  [0.45, 700, 2.5, 'LocalAverage'],
  [0.45, 700, 0, 'LocalAverage'],
  [0.45, 500, 4, 'LocalAverage'],
  [0.25, 900, 4, 'LocalAverage'],
  [0.35, 700, 2.5, 'GlobalHistogram'],
  [0.45, 500, 1.5, 'LocalAverage'],
  [0.25, 900, 2.5, 'LocalAverage'],
]
/** Pixels within which corners are the same: the grid is fitted anyway. */
const NEAR = 1
/** Each takes most of a second where nothing comes of it. */
const MOST_TRIED = 3

const isNear = (one: DamagedCode, other: DamagedCode) =>
  one.version === other.version &&
  one.corners.every(({ x, y }, at) => {
    const near = other.corners[at] as Point
    return Math.hypot(x - near.x, y - near.y) < NEAR
  })

/** Back from what a place was enlarged to. */
function inPicture({ version, corners }: DamagedCode, { origin }: Place, factor: number): DamagedCode {
  const back = ({ x, y }: Point) => ({ x: origin.x + x * factor, y: origin.y + y * factor })
  const [first, second, third, fourth] = corners
  return { version, corners: [back(first), back(second), back(third), back(fourth)] }
}

/** By its finders, and the likeliest of what could lie between them. */
export async function findBlurred(
  picture: GrayImage,
  square: Square,
  isStopped: () => boolean,
): Promise<QrFields | null> {
  const tried: DamagedCode[] = []
  for (const [margin, side, sigma, binarizer] of WAYS) {
    const place = placeAt(picture, square, margin)
    const large = await enlarged(place, side, sigma)
    const { card, damaged } = await lookForFinders(large, binarizer)
    if (card) return card
    const codes = damaged.map(code => inPicture(code, place, longSide(place.image) / longSide(large)))
    for (const code of codes.filter(one => !tried.some(other => isNear(one, other)))) {
      if (tried.length === MOST_TRIED || isStopped()) return null
      tried.push(code)
      const found = await readBlurred(picture, code)
      if (found) return found
    }
  }
  return null
}
