import type { PrintLine } from '../../domain/identity/print/line.ts'
import { type DocumentImage, turnOver } from '../rectify/documentImage.ts'
import { consensus } from './consensus.ts'
import { rowStrip, type StripStyle } from './rowStrip.ts'
import type { SeenWord, TextEngine } from './textEngine.ts'
import { type TextRow, textRows } from './textRows.ts'

const STYLE: StripStyle = { letterHeight: 26, clear: 0.25 }
/** What a line is read from again: other sizes, and more or less of what is faint. */
const OTHERS: readonly StripStyle[] = [
  { letterHeight: 32, clear: 0.15 },
  { letterHeight: 22, clear: 0.36 },
]

/** A document with its rows of print, found once, and what was already read of them in the usual style. */
interface Page {
  image: DocumentImage
  rows: readonly TextRow[]
  read: Map<TextRow, SeenWord[]>
}

const pageOf = (image: DocumentImage): Page => ({
  image,
  rows: textRows(image, image.pxPerMm),
  read: new Map(),
})

/** The rows with most print: a few of them tell which way up a document is. */
const longest = ({ rows }: Page, count: number) =>
  [...rows].sort((a, b) => b.right - b.left - (a.right - a.left)).slice(0, count)

/** Words of a row, in millimetres of the document. */
async function wordsOf(page: Page, row: TextRow, style: StripStyle, engine: TextEngine): Promise<SeenWord[]> {
  const { pxPerMm } = page.image
  const strip = rowStrip(page.image, row, page.rows, style)
  const pixel = (row.bottom - row.top) / style.letterHeight
  const words = await engine.readLine(strip.image)
  strip.image.gray.fill(0)
  return words.map(word => ({
    ...word,
    left: (strip.left + word.left * pixel) / pxPerMm,
    right: (strip.left + word.right * pixel) / pxPerMm,
  }))
}

/** Words of a row in the usual style, read once. */
async function usualWordsOf(page: Page, row: TextRow, engine: TextEngine): Promise<SeenWord[]> {
  const words = page.read.get(row) ?? (await wordsOf(page, row, STYLE, engine))
  page.read.set(row, words)
  return words
}

const lineOf = (page: Page, row: TextRow, words: readonly SeenWord[]): PrintLine => {
  const { pxPerMm } = page.image
  return {
    words,
    top: row.top / pxPerMm,
    bottom: row.bottom / pxPerMm,
    left: row.left / pxPerMm,
    right: row.right / pxPerMm,
  }
}

/** Labels are smaller than this, in millimetres, and need not be read so well. */
const VALUE_HEIGHT = 1.45
const DOUBTFUL = 0.8

/** A value that was doubtful, and a name at any rate: its diacritics are what is most easily and most surely misread. */
function deservesMore(line: PrintLine): boolean {
  const text = line.words.map(word => word.text).join('')
  const letters = text.match(/\p{L}/gu) ?? []
  if (line.bottom - line.top < VALUE_HEIGHT || letters.length < 2 || text.includes('<')) return false
  const isName = letters.length === text.length && text === text.toUpperCase()
  return isName || line.words.some(({ confidence }) => confidence < DOUBTFUL)
}

async function readRow(page: Page, row: TextRow, engine: TextEngine): Promise<PrintLine> {
  const once = await usualWordsOf(page, row, engine)
  if (!deservesMore(lineOf(page, row, once))) return lineOf(page, row, once)
  const again = await Promise.all(OTHERS.map(style => wordsOf(page, row, style, engine)))
  return lineOf(page, row, consensus([once, ...again]))
}

const TRIED = 3
/** Read so surely, a page is the right way up: upside down, print reads at less than half of it. */
const LEGIBLE = 0.8

/** How surely the longest rows read, by letters. */
async function legibility(page: Page, engine: TextEngine): Promise<number> {
  const words = await Promise.all(longest(page, TRIED).map(row => usualWordsOf(page, row, engine)))
  let [sure, letters] = [0, 1]
  for (const { text, confidence } of words.flat()) {
    sure += text.length * confidence
    letters += text.length
  }
  return sure / letters
}

/** The page the way up in which it reads. */
async function uprightPage(image: DocumentImage, engine: TextEngine): Promise<Page> {
  const page = pageOf(image)
  if (image.upright) return page
  const asItIs = await legibility(page, engine)
  if (asItIs >= LEGIBLE) return page
  const turned = pageOf(turnOver(image))
  return (await legibility(turned, engine)) > asItIs ? turned : page
}

/** Rows that are under way at once: one is cut out while the engine is at others. */
const LANES = 3

/**
 * Reads the rows of print of one side of a document, in a few tenths of a second. `stopped` is asked before each row: where
 * it says so, what was read until then is let go, and null given.
 */
export async function readLines(
  image: DocumentImage,
  engine: TextEngine,
  stopped: () => boolean = () => false,
): Promise<PrintLine[] | null> {
  const page = await uprightPage(image, engine)
  const lines: PrintLine[] = []
  const left = page.rows.entries()
  const lane = async () => {
    for (const [at, row] of left) {
      if (stopped()) return
      lines[at] = await readRow(page, row, engine)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return stopped() ? null : lines
}
