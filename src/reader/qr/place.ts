import { crop, type GrayImage, scale, sharpen } from '../image/gray.ts'
import type { Point } from '../rectify/homography.ts'
import type { Square } from './codeRegions.ts'

export const longSide = (image: GrayImage) => Math.max(image.width, image.height)
export const toSide = (image: GrayImage, side: number) => scale(image, side / longSide(image))

/** Part of a picture that is looked at closely, and where its top left corner is there. */
export interface Place {
  image: GrayImage
  origin: Point
}

/** A square of a picture with what is around it. @param margin around it, in its sides: a code needs its quiet zone */
export function placeAt(picture: GrayImage, { left, top, side }: Square, margin: number): Place {
  const [x, y] = [left, top].map(start => Math.max(0, Math.round(start - side * margin))) as [number, number]
  const wide = side * (1 + 2 * margin)
  return { image: crop(picture, x, y, wide, wide), origin: { x, y } }
}

/** Enlarged to that side, and its module edges steepened so far, in pixels; 0 is not at all. */
export async function enlarged({ image }: Place, side: number, sigma: number): Promise<GrayImage> {
  const large = await toSide(image, side)
  return sigma > 0 ? sharpen(large, sigma) : large
}
