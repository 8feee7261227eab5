import type { GrayImage } from '../image/gray.ts'
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
  const { width, height, gray } = picture
  const [lastX, lastY] = [Math.max(0, width - 1.001), Math.max(0, height - 1.001)]
  const right = width > 1 ? 1 : 0
  const below = height > 1 ? width : 0
  const sampled = new Uint8Array(columns * rows)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0
      for (let tap = 0; tap < taps * taps; tap++) {
        const u = column + ((tap % taps) + 0.5) / taps
        const v = row + (Math.floor(tap / taps) + 0.5) / taps
        const w = g * u + h * v + i
        const x = Math.max(0, Math.min(lastX, (a * u + b * v + c) / w - 0.5))
        const y = Math.max(0, Math.min(lastY, (d * u + e * v + f) / w - 0.5))
        const [left, top] = [Math.floor(x), Math.floor(y)]
        const [across, down] = [x - left, y - top]
        const at = top * width + left
        const upper = (gray[at] as number) * (1 - across) + (gray[at + right] as number) * across
        const lower =
          (gray[at + below] as number) * (1 - across) + (gray[at + below + right] as number) * across
        sum += upper * (1 - down) + lower * down
      }
      sampled[row * columns + column] = sum / (taps * taps) + 0.5
    }
  return sampled
}
