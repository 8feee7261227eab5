// Times the zone alone and the QR alone for tests/bench/read.ts, in a process of its own, without the thread around them.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { decodeImage } from '../../src/reader/image/decode.ts'
import { startLineEngine } from '../../src/reader/mrz/engine.ts'
import { readMrz } from '../../src/reader/mrz/readMrz.ts'
import { startQrEngine } from '../../src/reader/qr/engine.ts'
import { findQr, findQrHarder } from '../../src/reader/qr/findQr.ts'
import { TODAY } from '../reader/reader.ts'

/** Milliseconds from decoded pixels to what they say. */
export interface Alone {
  mrzMs: number
  qrMs: number
}

const recogniseLine = await startLineEngine(fileURLToPath(new URL('../../resources', import.meta.url)))
await startQrEngine()

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function time(path: string): Promise<Alone> {
  const image = await decodeImage(readFileSync(path))
  if (!image.ok) throw new Error(image.error)
  return {
    mrzMs: await timed(() => readMrz(image.value, { today: TODAY, recogniseLine, looks: 'all' })),
    qrMs: await timed(async () => (await findQr(image.value)) ?? (await findQrHarder(image.value))),
  }
}

process.on('message', async (path: string) => process.send?.(await time(path)))
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
