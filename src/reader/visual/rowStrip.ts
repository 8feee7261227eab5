import type { GrayImage } from '../image/gray.ts'
import { quantile } from '../locate/textLine.ts'
import type { TextRow } from './textRows.ts'

/** How a row is cut out for the recogniser. */
export interface StripStyle {
  /** Pixels from foot to head of its letters. */
  letterHeight: number
  /** 0…1 of the way from paper to ink: what is lighter becomes paper, which clears security print away. */
  clear: number
}

export interface Strip {
  image: GrayImage
  /** Where it begins on the document, in pixels. */
  left: number
}

/** Room for stacked diacritics above and dots below, in heights of the row's letters; neighbours may leave less, but never
 * so little that marks are cut: what was taken for a neighbour may be security print. */
const ABOVE = 0.68
const BELOW = 0.46
const LEAST_ABOVE = 0.42
const LEAST_BELOW = 0.3
const BESIDE = 0.9
/** Of the gap to the row above and below: marks stand higher above letters than below, and rows are read one by one. */
const GAP_ABOVE = 0.75
const GAP_BELOW = 0.5

interface Room {
  above: number
  below: number
  before: number
  after: number
}

const shared = (from: number, to: number, otherFrom: number, otherTo: number) =>
  Math.min(to, otherTo) - Math.max(from, otherFrom)

/** How far a row may be cut out around its letters without cutting into others, in pixels. */
function roomOf(row: TextRow, rows: readonly TextRow[]): Room {
  const height = row.bottom - row.top
  const room = {
    above: ABOVE * height,
    below: BELOW * height,
    before: BESIDE * height,
    after: BESIDE * height,
  }
  for (const other of rows) {
    if (other === row) continue
    if (shared(row.left, row.right, other.left, other.right) > 0) {
      if (other.bottom <= row.top) room.above = Math.min(room.above, (row.top - other.bottom) * GAP_ABOVE)
      if (other.top >= row.bottom) room.below = Math.min(room.below, (other.top - row.bottom) * GAP_BELOW)
    } else if (shared(row.top, row.bottom, other.top, other.bottom) > 0.3 * height) {
      if (other.right <= row.left) room.before = Math.min(room.before, (row.left - other.right) / 2)
      if (other.left >= row.right) room.after = Math.min(room.after, (other.left - row.right) / 2)
    }
  }
  return {
    ...room,
    above: Math.max(LEAST_ABOVE * height, room.above),
    below: Math.max(LEAST_BELOW * height, room.below),
  }
}

/** Grey between pixels; beyond the image, that of its edge. */
function sample({ width, height, gray }: GrayImage, x: number, y: number): number {
  const u = Math.max(0, Math.min(width - 1.001, x))
  const v = Math.max(0, Math.min(height - 1.001, y))
  const [left, top] = [Math.floor(u), Math.floor(v)]
  const [across, down] = [u - left, v - top]
  const at = top * width + left
  const upper = (gray[at] as number) * (1 - across) + (gray[at + 1] as number) * across
  const lower = (gray[at + width] as number) * (1 - across) + (gray[at + width + 1] as number) * across
  return upper * (1 - down) + lower * down
}

/** Sets paper to white and ink to black, window by window along the strip, so that glare and shade even out. */
function clean(strip: GrayImage, clear: number): void {
  const { width, height, gray } = strip
  const window = height * 3
  const count = Math.max(1, Math.round(width / window))
  const levels = Array.from({ length: count }, (_, at) => {
    const from = Math.max(0, Math.round(((at - 0.5) * width) / count))
    const to = Math.min(width, Math.round(((at + 1.5) * width) / count))
    const seen: number[] = []
    for (let y = 0; y < height; y += 2)
      for (let x = from; x < to; x += 2) seen.push(gray[y * width + x] as number)
    return { paper: quantile(seen, 0.7), ink: quantile(seen, 0.03) }
  })
  const darkest = Math.max(...levels.map(({ paper, ink }) => 1 - ink / Math.max(1, paper)))
  for (let x = 0; x < width; x++) {
    const place = Math.max(0, Math.min(count - 1, (x / width) * count - 0.5))
    const [one, next] = [levels[Math.floor(place)], levels[Math.min(count - 1, Math.floor(place) + 1)]]
    if (!one || !next) continue
    const part = place - Math.floor(place)
    const paper = one.paper * (1 - part) + next.paper * part
    // A window without letters must not have its paper's grain drawn out.
    const ink = Math.min(one.ink * (1 - part) + next.ink * part, paper * (1 - 0.6 * darkest))
    for (let y = 0; y < height; y++) {
      const depth = (paper - (gray[y * width + x] as number)) / Math.max(8, paper - ink)
      gray[y * width + x] = 255 * (1 - Math.max(0, Math.min(1, (depth - clear) / (0.9 - clear))))
    }
  }
}

/** Cuts a row out of its document: level, black on white, of the size that recognisers are best with. */
export function rowStrip(
  image: GrayImage,
  row: TextRow,
  rows: readonly TextRow[],
  { letterHeight, clear }: StripStyle,
): Strip {
  const tall = row.bottom - row.top
  const pixel = tall / letterHeight
  const { above, below, before, after } = roomOf(row, rows)
  const from = row.left - before
  const width = Math.ceil((row.right - row.left + before + after) / pixel)
  const height = Math.ceil((tall + above + below) / pixel)
  const middle = (row.left + row.right) / 2
  const gray = new Uint8Array(width * height)
  for (let v = 0; v < height; v++)
    for (let u = 0; u < width; u++) {
      const x = from + u * pixel
      gray[v * width + u] = sample(image, x, row.top - above + v * pixel + row.slope * (x - middle))
    }
  const strip = { width, height, gray }
  clean(strip, clear)
  return { image: strip, left: from }
}
