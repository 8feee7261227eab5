import { availableParallelism } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import sharp from 'sharp'
import { createWorker, OEM, PSM } from 'tesseract.js'
import type { GrayImage } from '../image/gray.ts'

/** A word of a strip, in pixels of the strip. */
export interface SeenWord {
  text: string
  left: number
  right: number
  /** 0…1. */
  confidence: number
}

export interface TextEngine {
  /** Reads a strip that holds one line of print; black on white. */
  readLine(strip: GrayImage): Promise<SeenWord[]>
  close(): Promise<void>
}

const LANGUAGE = 'vie'
/** White that is put beside a strip: letters at the very edge are read worse. */
const SIDE = 8

const png = ({ width, height, gray }: GrayImage) =>
  sharp(gray, { raw: { width, height, channels: 1 } })
    .extend({ top: 4, bottom: 4, left: SIDE, right: SIDE, background: '#fff' })
    .png({ compressionLevel: 1 })
    .toBuffer()

/** Where the package keeps the small integer LSTM data. */
const dataFolder = () =>
  join(dirname(fileURLToPath(import.meta.resolve('@tesseract.js-data/vie/package.json'))), '4.0.0_best_int')

async function startWorker() {
  const worker = await createWorker(LANGUAGE, OEM.LSTM_ONLY, {
    langPath: dataFolder(),
    cacheMethod: 'none',
    gzip: true,
  })
  await worker.setParameters({
    tessedit_pageseg_mode: PSM.SINGLE_LINE,
    user_defined_dpi: '300',
    // Else it writes statistics of empty lines to standard error.
    debug_file: '/dev/null',
  })
  return worker
}
type TextWorker = Awaited<ReturnType<typeof startWorker>>

async function readBy(worker: TextWorker, strip: GrayImage): Promise<SeenWord[]> {
  const file = await png(strip)
  const { data: page } = await worker.recognize(file, {}, { text: false, blocks: true })
  file.fill(0)
  return (page.blocks ?? [])
    .flatMap(block => block.paragraphs)
    .flatMap(paragraph => paragraph.lines)
    .flatMap(line => line.words)
    .map(({ text, bbox, confidence }) => ({
      text: text.normalize('NFC'),
      left: bbox.x0 - SIDE,
      right: bbox.x1 - SIDE,
      confidence: confidence / 100,
    }))
}

/** One for each core, and no more than two: each takes some 40 MB. */
const workersHere = () => Math.min(2, availableParallelism())

/**
 * Starts Tesseract on Vietnamese print. Its data comes from its package and its cache is off: it writes no file and
 * asks no network. Lines that are given while others are read wait for whichever worker is free first.
 */
export async function startTextEngine(): Promise<TextEngine> {
  const workers = await Promise.all(Array.from({ length: workersHere() }, startWorker))
  const free = [...workers]
  const waiting: ((worker: TextWorker) => void)[] = []
  const take = () => {
    const worker = free.pop()
    return worker ?? new Promise<TextWorker>(given => waiting.push(given))
  }
  const giveBack = (worker: TextWorker) => {
    const next = waiting.shift()
    if (next) next(worker)
    else free.push(worker)
  }
  return {
    async readLine(strip) {
      const worker = await take()
      try {
        return await readBy(worker, strip)
      } finally {
        giveBack(worker)
      }
    },
    async close() {
      await Promise.all(workers.map(worker => worker.terminate()))
    },
  }
}
