import type { GrayImage } from '../image/gray.ts'
import type { Corners, Point } from '../rectify/homography.ts'

/** Places along each side that are looked at, and how far from it, in shares of the shorter side. */
const PLACES = 14
const DISTANCES = [0.035, 0.075] as const
/** Grey levels between inside and outside that are no chance. */
const CLEAR = 6

function greyAt({ width, height, gray }: GrayImage, x: number, y: number): number | null {
  const [column, row] = [Math.round(x), Math.round(y)]
  if (column < 1 || row < 1 || column >= width - 1 || row >= height - 1) return null
  let sum = 0
  for (let dy = -1; dy <= 1; dy++)
    for (let dx = -1; dx <= 1; dx++) sum += gray[(row + dy) * width + column + dx] as number
  return sum / 9
}

/** Grey inside less grey outside, at places all around, −1…1 each: beyond CLEAR levels it is as good as it gets. */
function steps(image: GrayImage, corners: Corners): number[] {
  const lengths = corners.map((corner, at) => {
    const next = corners[(at + 1) % 4] as Point
    return Math.hypot(next.x - corner.x, next.y - corner.y)
  })
  const short = Math.min(...lengths)
  const found: number[] = []
  for (const [at, corner] of corners.entries()) {
    const next = corners[(at + 1) % 4] as Point
    const length = lengths[at] as number
    const [dx, dy] = [(next.x - corner.x) / length, (next.y - corner.y) / length]
    for (let place = 1; place <= PLACES; place++) {
      const along = (place / (PLACES + 1)) * length
      const [x, y] = [corner.x + dx * along, corner.y + dy * along]
      for (const distance of DISTANCES) {
        const off = short * distance
        const inside = greyAt(image, x - dy * off, y + dx * off)
        const outside = greyAt(image, x + dy * off, y - dx * off)
        if (inside !== null && outside !== null)
          found.push(Math.max(-1, Math.min(1, (inside - outside) / CLEAR)))
      }
    }
  }
  return found
}

/**
 * How alike the change of grey is all around an outline, 0…1: a document is lighter than its desk all around, or darker;
 * of a pattern's lines some are the one and some the other. Where there is nothing outside to see, half.
 * @param corners clockwise
 */
export function standsOut(image: GrayImage, corners: Corners): number {
  const all = steps(image, corners)
  if (all.length < PLACES) return 0.5
  return Math.abs(all.reduce((sum, step) => sum + step, 0)) / all.length
}
