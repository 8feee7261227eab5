import type { GrayImage } from '../image/gray.ts'
import { grayAt } from './grayAt.ts'
import { type Homography, project } from './homography.ts'

const MOST_TAPS = 4

/** Pixels of the picture that one pixel of the plane covers, across, where it covers most. */
function coverage(plane: Homography, columns: number, rows: number): number {
  const widest = [
    [0, 0],
    [columns, 0],
    [0, rows],
    [columns, rows],
  ].map(([x = 0, y = 0]) => {
    const here = project(plane, x, y)
    const [right, below] = [project(plane, x + 1, y), project(plane, x, y + 1)]
    return Math.max(
      Math.hypot(right.x - here.x, right.y - here.y),
      Math.hypot(below.x - here.x, below.y - here.y),
    )
  })
  return Math.max(...widest)
}

/**
 * Grey of a plane seen in a picture, so many columns and rows of it: between pixels by their four neighbours, and where
 * the picture is finer than the plane the mean of several points. Outside the picture, that of its edge.
 * @param plane from columns and rows to pixels of the picture
 */
export function samplePlane(
  picture: GrayImage,
  plane: Homography,
  columns: number,
  rows: number,
): Uint8Array {
  const taps = Math.max(1, Math.min(MOST_TAPS, Math.round(coverage(plane, columns, rows))))
  const [a, b, c, d, e, f, g, h, i] = plane
  const sampled = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let tap = 0; tap < taps * taps; tap++) {
        const u = column + ((tap % taps) + 0.5) / taps
        const v = row + (Math.floor(tap / taps) + 0.5) / taps
        const w = g * u + h * v + i
        sum += grayAt(picture, (a * u + b * v + c) / w, (d * u + e * v + f) / w)
      }
      sampled[row * columns + column] = sum / (taps * taps) + 0.5
    }
  return sampled
}
