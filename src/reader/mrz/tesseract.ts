import { join } from 'node:path'
import sharp from 'sharp'
import { createWorker, OEM, PSM, type Symbol as ReadSymbol } from 'tesseract.js'
import type { LineImage, RecognisedLine, RecogniseLine } from './recogniseLine.ts'

const LANGUAGE = 'mrz'

const png = ({ width, height, gray }: LineImage) =>
  sharp(gray, { raw: { width, height, channels: 1 } })
    .png({ compressionLevel: 1 })
    .toBuffer()

function lineOf(symbols: readonly ReadSymbol[]): RecognisedLine {
  const read = symbols.filter(({ text }) => /^[A-Z0-9<]$/.test(text))
  return {
    text: read.map(({ text }) => text).join(''),
    alternatives: read.map(({ text, confidence }) => [{ char: text, confidence: confidence / 100 }]),
    middles: read.map(({ bbox }) => (bbox.x0 + bbox.x1) / 2),
  }
}

/**
 * Tesseract with an OCR-B model of our own, one raw line at a time, no dictionary. Its model is a
 * local file and its cache is off, so that the engine writes no file and asks no network.
 */
export async function startTesseract(resources: string): Promise<RecogniseLine> {
  const langPath = join(resources, 'tessdata')
  const worker = await createWorker(LANGUAGE, OEM.LSTM_ONLY, { langPath, cacheMethod: 'none', gzip: false })
  await worker.setParameters({ tessedit_pageseg_mode: PSM.RAW_LINE, user_defined_dpi: '300' })
  return async line => {
    const { data: page } = await worker.recognize(await png(line), {}, { text: false, blocks: true })
    const symbols = (page.blocks ?? [])
      .flatMap(block => block.paragraphs)
      .flatMap(paragraph => paragraph.lines)
      .flatMap(row => row.words)
      .flatMap(word => word.symbols)
    return lineOf(symbols)
  }
}
