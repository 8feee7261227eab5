import type { GrayImage } from '../image/gray.ts'
import { type Component, connectedComponents, heightOf, widthOf } from '../locate/components.ts'
import { median, quantile } from '../locate/textLine.ts'
import { type InkLevels, inkLevels } from './inkLevels.ts'
import { letterRows } from './letterRows.ts'

/** A row of print on a document that lies level: its box and how it leans, in pixels. */
export interface TextRow {
  left: number
  right: number
  /** Of its letters, without diacritics, at the middle of the row. */
  top: number
  bottom: number
  /** By how many pixels the row sinks from one pixel to the next. */
  slope: number
}

/** Print is 0.9 to 4.5 mm high; letters that touch make one blob of several. */
const SMALLEST_MM = 0.7
const LARGEST_MM = 4.6
const WIDEST_MM = 14
/**
 * How much of the local contrast, and at least of the document's own, is ink. First what finds faint print; where security
 * print hangs letters together, what only the letters are dark enough for.
 */
const LEVELS = [
  { local: 0.34, document: 0.28 },
  { local: 0.52, document: 0.45 },
  { local: 0.68, document: 0.6 },
] as const
type Level = (typeof LEVELS)[number]

/** Levels are read for squares of so many pixels. */
const STEP = 4

function inkOf(image: GrayImage, levels: InkLevels, { local, document }: Level): Uint8Array {
  const mask = new Uint8Array(image.width * image.height)
  for (let top = 0; top < image.height; top += STEP)
    for (let left = 0; left < image.width; left += STEP) {
      const paper = levels.paperAt(left + STEP / 2, top + STEP / 2)
      const contrast = 1 - levels.inkAt(left + STEP / 2, top + STEP / 2) / paper
      const limit = paper * (1 - Math.max(local * contrast, document * levels.contrast))
      for (let y = top; y < Math.min(image.height, top + STEP); y++)
        for (let x = left; x < Math.min(image.width, left + STEP); x++)
          if ((image.gray[y * image.width + x] as number) < limit) mask[y * image.width + x] = 1
    }
  return mask
}

const isLetter = (blob: Component, pxPerMm: number) =>
  heightOf(blob) >= SMALLEST_MM * pxPerMm &&
  heightOf(blob) <= LARGEST_MM * pxPerMm &&
  widthOf(blob) <= WIDEST_MM * pxPerMm &&
  widthOf(blob) >= 2

/** Steeper rows are none of a document that lies level. */
const STEEPEST = 0.05

/** The middle one of the slopes between feet of letters (Theil 1950): descenders and dirt do not turn it. */
function leanOf(letters: readonly Component[]): number {
  const slopes = letters.flatMap((one, at) =>
    letters.slice(at + 1).flatMap(other => {
      const run = (other.left + other.right - one.left - one.right) / 2
      return run > 2 * heightOf(one) ? [(other.bottom - one.bottom) / run] : []
    }),
  )
  if (slopes.length < 6) return 0
  return Math.max(-STEEPEST, Math.min(STEEPEST, median(slopes)))
}

/** Rows of one document lean alike: so much one may differ from the most of them. */
const UNLIKE_LEAN = 0.008

/** How each row leans, those that dirt turned set right by the others. */
function leansOf(rows: readonly (readonly Component[])[]): number[] {
  const leans = rows.map(leanOf)
  const long = leans.filter((_, at) => (rows[at]?.length ?? 0) >= 8)
  const usual = long.length > 0 ? median(long) : 0
  return leans.map(lean => Math.max(usual - UNLIKE_LEAN, Math.min(usual + UNLIKE_LEAN, lean)))
}

function rowOf(letters: readonly Component[], slope: number): TextRow {
  const left = Math.min(...letters.map(blob => blob.left))
  const right = Math.max(...letters.map(blob => blob.right))
  const middle = (left + right) / 2
  const levelled = letters.map(blob => {
    const sunk = slope * ((blob.left + blob.right) / 2 - middle)
    return { top: blob.top - sunk, bottom: blob.bottom - sunk }
  })
  return {
    left,
    right,
    top: quantile(
      levelled.map(({ top }) => top),
      0.25,
    ),
    bottom: quantile(
      levelled.map(({ bottom }) => bottom),
      0.6,
    ),
    slope,
  }
}

const holds = (outer: Component, { left, right, top, bottom }: Component) => {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  return x >= outer.left && x <= outer.right && y >= outer.top && y <= outer.bottom
}

/** Letters of all levels: of a darker level only where a lighter one found none. */
function lettersOf(image: GrayImage, pxPerMm: number): Component[] {
  const levels = inkLevels(image, Math.round(2 * pxPerMm))
  const letters: Component[] = []
  for (const level of LEVELS) {
    const blobs = connectedComponents(inkOf(image, levels, level), image.width, image.height)
    const known = [...letters]
    for (const blob of blobs)
      if (isLetter(blob, pxPerMm) && !known.some(letter => holds(letter, blob))) letters.push(blob)
  }
  return letters
}

/** A machine readable zone goes across a whole document in tall letters; it is read by other means. */
const ZONE_WIDTH = 0.8
const ZONE_HEIGHT_MM = 2.1

function isZone(letters: readonly Component[], { left, right }: TextRow, width: number, pxPerMm: number) {
  return right - left > ZONE_WIDTH * width && median(letters.map(heightOf)) > ZONE_HEIGHT_MM * pxPerMm
}

/** Finds the rows of print on a level document, top to bottom. */
export function textRows(image: GrayImage, pxPerMm: number): TextRow[] {
  const chains = letterRows(lettersOf(image, pxPerMm))
  const leans = leansOf(chains)
  return chains
    .flatMap((letters, at) => {
      const row = rowOf(letters, leans[at] ?? 0)
      return isZone(letters, row, image.width, pxPerMm) ? [] : [row]
    })
    .filter(({ left, right, top, bottom }) => right - left >= 1.2 * (bottom - top))
    .sort((a, b) => a.top - b.top)
}
