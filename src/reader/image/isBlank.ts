import type { GrayImage } from './gray.ts'

/** One pixel of so many is looked at: a prime, so that no column or pattern is met again and again. */
const EVERY = 61
/** Grey levels from the page's own that are print and not paper, and the share of pixels that are dust. */
const PRINT = 30
const DUST = 0.0005

/** Whether nothing is on a page but dust: backs of sheets are scanned along, and looking for a document there takes long. */
export function isBlank({ gray }: GrayImage): boolean {
  const sample = Uint8Array.from({ length: Math.ceil(gray.length / EVERY) }, (_, at) => gray[at * EVERY] ?? 0)
  const paper = sample.toSorted()[sample.length >> 1] ?? 0
  const print = sample.reduce((count, grey) => count + (Math.abs(grey - paper) > PRINT ? 1 : 0), 0)
  return print <= sample.length * DUST
}
