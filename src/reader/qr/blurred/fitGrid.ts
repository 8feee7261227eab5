import type { GrayImage } from '../../image/gray.ts'
import { grayAt } from '../../rectify/grayAt.ts'
import { type Corners, fromRectangle, type Point, project } from '../../rectify/homography.ts'
import { DARK, UNKNOWN } from './functionPatterns.ts'

/** Pixels that a corner is moved by at first, and at last. */
const [FIRST_STEP, LAST_STEP] = [1.5, 0.1] as const

/** How much lighter the known light modules are than the known dark ones, if the code's corners are these. */
function contrast(image: GrayImage, known: Uint8Array, corners: Corners): number {
  const across = Math.sqrt(known.length)
  const plane = fromRectangle(across, across, corners)
  const [light, dark] = [
    { sum: 0, count: 0 },
    { sum: 0, count: 0 },
  ]
  known.forEach((module, at) => {
    if (module === UNKNOWN) return
    const kind = module === DARK ? dark : light
    const { x, y } = project(plane, (at % across) + 0.5, Math.floor(at / across) + 0.5)
    kind.sum += grayAt(image, x, y)
    kind.count += 1
  })
  return light.sum / light.count - dark.sum / dark.count
}

/** The corners with one of their eight coordinates moved. */
function nudged([a, b, c, d]: Corners, coordinate: number, by: number): Corners {
  const [right, down] = coordinate % 2 === 0 ? [by, 0] : [0, by]
  const point = ({ x, y }: Point, at: number) =>
    at === coordinate >> 1 ? { x: x + right, y: y + down } : { x, y }
  return [point(a, 0), point(b, 1), point(c, 2), point(d, 3)]
}

/** Moves a code's corners, one coordinate at a time, to where its known modules stand out most. */
export function fitGrid(image: GrayImage, known: Uint8Array, corners: Corners): Corners {
  let best = corners
  let most = contrast(image, known, best)
  const improves = (coordinate: number, by: number) => {
    const tried = nudged(best, coordinate, by)
    const found = contrast(image, known, tried)
    if (found <= most) return false
    most = found
    best = tried
    return true
  }
  for (let step: number = FIRST_STEP; step >= LAST_STEP; step /= 2)
    for (let moved = true; moved; ) {
      moved = false
      for (let coordinate = 0; coordinate < 8; coordinate++)
        if (improves(coordinate, step) || improves(coordinate, -step)) moved = true
    }
  return best
}
