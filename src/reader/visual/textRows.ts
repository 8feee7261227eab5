import type { GrayImage } from '../image/gray.ts'
import { type Component, connectedComponents, heightOf, widthOf } from '../locate/components.ts'
import { quantile } from '../locate/textLine.ts'
import { inkLevels } from './inkLevels.ts'

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
/** Half the local contrast, and never less than this share of the document's own: below lies its security print. */
const LOCAL_SHARE = 0.34
const DOCUMENT_SHARE = 0.28

function inkOf(image: GrayImage, pxPerMm: number): Uint8Array {
  const levels = inkLevels(image, Math.round(2 * pxPerMm))
  const mask = new Uint8Array(image.width * image.height)
  const STEP = 4
  for (let top = 0; top < image.height; top += STEP)
    for (let left = 0; left < image.width; left += STEP) {
      const paper = levels.paperAt(left + STEP / 2, top + STEP / 2)
      const contrast = 1 - levels.inkAt(left + STEP / 2, top + STEP / 2) / paper
      const limit = paper * (1 - Math.max(LOCAL_SHARE * contrast, DOCUMENT_SHARE * levels.contrast))
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

/** Two letters of one row: side by side, of like height. */
function follows(one: Component, next: Component): boolean {
  const [a, b] = [heightOf(one), heightOf(next)]
  const shared = Math.min(one.bottom, next.bottom) - Math.max(one.top, next.top) + 1
  const gap = next.left - one.right
  return (
    shared >= 0.5 * Math.min(a, b) && gap <= 1.3 * Math.max(a, b) && Math.max(a, b) <= 2.6 * Math.min(a, b)
  )
}

/** Groups letters that follow each other, directly or by others. */
function chains(letters: Component[]): Component[][] {
  const sorted = letters.toSorted((a, b) => a.left - b.left)
  const chainOf = new Map<Component, Component[]>()
  const all = new Set<Component[]>()
  sorted.forEach((letter, at) => {
    let mine: Component[] = [letter]
    for (let before = at - 1; before >= 0; before--) {
      const other = sorted[before] as Component
      const chain = chainOf.get(other)
      if (!chain || chain === mine || !follows(other, letter)) continue
      for (const member of mine) chain.push(member)
      all.delete(mine)
      for (const member of mine) chainOf.set(member, chain)
      mine = chain
    }
    chainOf.set(letter, mine)
    all.add(mine)
  })
  return [...all]
}

/** Heights of letters on both sides of where print grows larger or smaller by so much: a number after its label. */
const OTHER_SIZE = 1.45
/** Of the smaller print's height. */
const WORD_GAP = 0.35
const tallness = (letters: readonly Component[]) => quantile(letters.map(heightOf), 0.8)

/** Parts a chain where its print changes size, else leaves it. */
function bySize(chain: readonly Component[]): Component[][] {
  const letters = chain.toSorted((a, b) => a.left - b.left)
  let best = { at: 0, ratio: OTHER_SIZE }
  for (let at = 3; at <= letters.length - 3; at++) {
    const [before, after] = [letters.slice(0, at), letters.slice(at)]
    const [one, other] = [tallness(before), tallness(after)]
    const ratio = Math.max(one / other, other / one)
    const gap = (letters[at] as Component).left - Math.max(...before.map(({ right }) => right))
    if (gap < WORD_GAP * Math.min(one, other)) continue
    if (ratio > best.ratio) best = { at, ratio }
  }
  return best.at > 0 ? [letters.slice(0, best.at), letters.slice(best.at)] : [letters]
}

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

/** Finds the rows of print on a level document, top to bottom. */
export function textRows(image: GrayImage, pxPerMm: number): TextRow[] {
  const blobs = connectedComponents(inkOf(image, pxPerMm), image.width, image.height)
  const letters = blobs.filter(blob => isLetter(blob, pxPerMm))
  return chains(letters)
    .flatMap(bySize)
    .filter(
      chain => chain.length >= 2 || widthOf(chain[0] as Component) > 2 * heightOf(chain[0] as Component),
    )
    .map(rowOf)
    .filter(row => row.right - row.left >= 1.2 * (row.bottom - row.top))
    .sort((a, b) => a.top - b.top)
}
