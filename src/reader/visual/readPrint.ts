import type { PrintFields } from '../../domain/identity/print/fields.ts'
import type { PrintHints } from '../../domain/identity/print/hints.ts'
import { interpretPrint } from '../../domain/identity/print/interpretPrint.ts'
import type { PrintLine } from '../../domain/identity/print/line.ts'
import { type DocumentImage, turnOver } from '../rectify/documentImage.ts'
import { rowStrip, type StripStyle } from './rowStrip.ts'
import type { TextEngine } from './textEngine.ts'
import { type TextRow, textRows } from './textRows.ts'

const STYLE: StripStyle = { letterHeight: 26, clear: 0.25 }

/** A document with its rows of print, found once. */
interface Page {
  image: DocumentImage
  rows: readonly TextRow[]
}

const pageOf = (image: DocumentImage): Page => ({ image, rows: textRows(image, image.pxPerMm) })

/** The rows with most print: a few of them tell which way up a document is. */
const longest = ({ rows }: Page, count: number) =>
  [...rows].sort((a, b) => b.right - b.left - (a.right - a.left)).slice(0, count)

async function readRow(page: Page, row: TextRow, engine: TextEngine): Promise<PrintLine> {
  const { pxPerMm } = page.image
  const strip = rowStrip(page.image, row, page.rows, STYLE)
  const pixel = (row.bottom - row.top) / STYLE.letterHeight
  const words = await engine.readLine(strip.image)
  strip.image.gray.fill(0)
  return {
    words: words.map(word => ({
      ...word,
      left: (strip.left + word.left * pixel) / pxPerMm,
      right: (strip.left + word.right * pixel) / pxPerMm,
    })),
    top: row.top / pxPerMm,
    bottom: row.bottom / pxPerMm,
    left: row.left / pxPerMm,
    right: row.right / pxPerMm,
  }
}

const TRIED = 3

/** How surely the longest rows read, by letters. */
async function legibility(page: Page, engine: TextEngine): Promise<number> {
  let [sure, letters] = [0, 1]
  for (const row of longest(page, TRIED))
    for (const { text, confidence } of (await readRow(page, row, engine)).words) {
      sure += text.length * confidence
      letters += text.length
    }
  return sure / letters
}

/** The page the way up in which it reads. */
async function uprightPage(image: DocumentImage, engine: TextEngine): Promise<Page> {
  const page = pageOf(image)
  if (image.upright) return page
  const turned = pageOf(turnOver(image))
  return (await legibility(turned, engine)) > (await legibility(page, engine)) ? turned : page
}

/**
 * Reads the print of one side of a document, in a few tenths of a second; null where no field stands there. `stopped` is
 * asked before each row: where it says so, what was read until then is let go.
 */
export async function readPrint(
  image: DocumentImage,
  hints: PrintHints,
  engine: TextEngine,
  stopped: () => boolean = () => false,
): Promise<PrintFields | null> {
  const page = await uprightPage(image, engine)
  const lines: PrintLine[] = []
  for (const row of page.rows) {
    if (stopped()) return null
    lines.push(await readRow(page, row, engine))
  }
  return interpretPrint(lines, hints)
}
