import type { GrayImage } from '../image/gray.ts'
import { type Component, connectedComponents, heightOf, widthOf } from '../locate/components.ts'
import { quantile } from '../locate/textLine.ts'
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

/** The least squares' slope of the letters' feet, from the lower half of which descenders are kept out. */
function leanOf(letters: readonly Component[]): number {
  const n = letters.length
  if (n < 4) return 0
  const x = letters.map(({ left, right }) => (left + right) / 2)
  const y = letters.map(({ bottom }) => bottom)
  const [mx, my] = [x.reduce((a, b) => a + b, 0) / n, y.reduce((a, b) => a + b, 0) / n]
  const covariance = x.reduce((sum, at, i) => sum + (at - mx) * ((y[i] as number) - my), 0)
  const variance = x.reduce((sum, at) => sum + (at - mx) ** 2, 0)
  const slope = variance > 0 ? covariance / variance : 0
  return Math.max(-0.05, Math.min(0.05, slope))
}

function rowOf(letters: readonly Component[]): TextRow {
  const left = Math.min(...letters.map(blob => blob.left))
  const right = Math.max(...letters.map(blob => blob.right))
  const slope = leanOf(letters)
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

/** Finds the rows of print on a level document, top to bottom. */
export const textRows = (image: GrayImage, pxPerMm: number): TextRow[] =>
  letterRows(lettersOf(image, pxPerMm))
    .map(rowOf)
    .filter(row => row.right - row.left >= 1.2 * (row.bottom - row.top))
    .sort((a, b) => a.top - b.top)
