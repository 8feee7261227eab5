import type { GrayImage } from '../image/gray.ts'

/** A square of an image, in its pixels. */
export interface Square {
  left: number
  top: number
  side: number
}

/** Sides that a card's code may have in the picture, as shares of the picture's long side. */
const SHARES = [0.06, 0.085, 0.12, 0.17] as const
const CELLS = 4
const STEPS = 6
const MOST = 3
/** Grey levels from pixel to pixel: where any sixteenth of a square has less, it is no code. */
const LEAST_BUSY = 1.5
/** How much calmer the whole of a code may be than its busiest part. */
const NEARLY = 0.6

/** Sums of grey steps along rows and along columns, of all pixels above and left. */
interface StepSums {
  row: number
  across: Float64Array
  down: Float64Array
}

function stepSums({ width, height, gray }: GrayImage): StepSums {
  const row = width + 1
  const across = new Float64Array(row * (height + 1))
  const down = new Float64Array(row * (height + 1))
  for (let y = 0; y < height - 1; y++)
    for (let x = 0, sumAcross = 0, sumDown = 0; x < width; x++) {
      const at = y * width + x
      const value = gray[at] as number
      if (x < width - 1) sumAcross += Math.abs((gray[at + 1] as number) - value)
      sumDown += Math.abs((gray[at + width] as number) - value)
      const sum = (y + 1) * row + x + 1
      across[sum] = (across[sum - row] as number) + sumAcross
      down[sum] = (down[sum - row] as number) + sumDown
    }
  return { row, across, down }
}

const total = (sums: Float64Array, row: number, left: number, top: number, side: number) =>
  (sums[(top + side) * row + left + side] as number) -
  (sums[top * row + left + side] as number) -
  (sums[(top + side) * row + left] as number) +
  (sums[top * row + left] as number)

/** Mean grey step of the calmest sixteenth, in its calmer direction: print and portraits have a calm one, codes none. */
function busyness({ row, across, down }: StepSums, { left, top, side }: Square): number {
  const cell = Math.floor(side / CELLS)
  let least = Number.POSITIVE_INFINITY
  for (let at = 0; at < CELLS * CELLS && least >= LEAST_BUSY; at++) {
    const x = left + (at % CELLS) * cell
    const y = top + Math.floor(at / CELLS) * cell
    const steps = Math.min(total(across, row, x, y, cell), total(down, row, x, y, cell))
    least = Math.min(least, steps / (cell * cell))
  }
  return least
}

interface Candidate extends Square {
  busy: number
}

/** Every square that is busy all over. */
function busySquares(image: GrayImage): Candidate[] {
  const sums = stepSums(image)
  const found: Candidate[] = []
  for (const share of SHARES) {
    const side = Math.round(Math.max(image.width, image.height) * share)
    const step = Math.max(1, Math.round(side / STEPS))
    for (let top = 0; top + side <= image.height; top += step)
      for (let left = 0; left + side <= image.width; left += step) {
        const busy = busyness(sums, { left, top, side })
        if (busy >= LEAST_BUSY) found.push({ left, top, side, busy })
      }
  }
  return found.sort((a, b) => b.busy - a.busy)
}

const centreOf = ({ left, top, side }: Square) => ({ x: left + side / 2, y: top + side / 2 })
const holds = ({ left, top, side }: Square, { x, y }: { x: number; y: number }) =>
  x >= left && y >= top && x <= left + side && y <= top + side

/** The largest square around a peak that is nearly as busy: the peak itself may be but a corner of the code. */
function grown(peak: Candidate, all: readonly Candidate[]): Square {
  const centre = centreOf(peak)
  return all
    .filter(square => square.busy >= peak.busy * NEARLY && holds(square, centre))
    .reduce((best, square) => (square.side > best.side ? square : best), peak)
}

/** Where in a picture, best reduced to about 800 pixels, a QR code could be: busy all over, the likeliest first. */
export function codeRegions(image: GrayImage): Square[] {
  const all = busySquares(image)
  const kept: Square[] = []
  for (const peak of all) {
    if (kept.length === MOST) break
    if (kept.every(square => !holds(square, centreOf(peak)))) kept.push(grown(peak, all))
  }
  return kept
}
