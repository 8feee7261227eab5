// npm run -s bench:read [-- --set NAME --count N --round N --gallery] — reads seeded synthetic documents through the real
// reader and holds them against what they say. Progress on stderr; figures as one line of JSON, last, on stdout. Ends
// with status 1 where a field was shown as verified whose value is wrong: that is an invariant, the rest are figures.
import { parseArgs } from 'node:util'
import { type SetName, setNames } from '../specimens/capture/sets.ts'
import { median, rounded } from './figures.ts'
import { startChild } from './read/child.ts'
import { qrFigures, setFigures } from './read/figures.ts'
import { writeGallery } from './read/gallery.ts'
import { picturesOf } from './read/images.ts'
import { printFigures } from './read/print.ts'
import { type ReadPicture, readSet } from './read/readSet.ts'
import { belowTarget, type Figures } from './read/targets.ts'
import type { Alone } from './readAlone.ts'
import type { Answer } from './readProcess.ts'

const tell = (line: string) => process.stderr.write(`${line}\n`)
/** Enough for a median. */
const MOST_ALONE = 60

type Read = Map<SetName, readonly ReadPicture[]>

async function readSets(names: readonly SetName[], count: number, round: number): Promise<Read> {
  const read: Read = new Map()
  const pictures = new Map<SetName, Awaited<ReturnType<typeof picturesOf>>>()
  for (const name of names) {
    tell(`making ${name}, or finding it made`)
    pictures.set(name, await picturesOf(name, count, round))
  }
  const reader = await startChild<Answer>('readProcess.ts')
  for (const [name, all] of pictures) {
    read.set(name, await readSet(reader, all))
    tell(`${name}: ${JSON.stringify(setFigures(read.get(name) ?? []))}`)
  }
  reader.close()
  return read
}

/** Scans and photos, which is what a counter meets. */
const usual = (read: Read) => [...(read.get('scan') ?? []), ...(read.get('photo') ?? [])]

/** Median milliseconds of the zone and of the QR alone, on documents that have one. */
async function timeAlone(pictures: readonly ReadPicture[]): Promise<{ mrzMs: number[]; qrMs: number[] }> {
  const child = await startChild<Alone>('readAlone.ts')
  const some = (wanted: readonly ReadPicture[]) => {
    const every = Math.max(1, Math.floor(wanted.length / MOST_ALONE))
    return wanted.filter((_, at) => at % every === 0)
  }
  const mrzMs: number[] = []
  const qrMs: number[] = []
  for (const { path } of some(pictures.filter(({ truth }) => truth.mrz && !truth.qr)))
    mrzMs.push((await child.ask(path)).mrzMs)
  for (const { path } of some(pictures.filter(({ truth }) => truth.qr)))
    qrMs.push((await child.ask(path)).qrMs)
  child.close()
  return { mrzMs, qrMs }
}

const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    count: { type: 'string', default: '300' },
    round: { type: 'string', default: '0' },
    gallery: { type: 'boolean', default: false },
  },
})
const names = setNames.filter(name => !values.set || values.set.includes(name))
const read = await readSets(names, Number(values.count), Number(values.round))
const pictures = usual(read)
const { mrzMs, qrMs } = await timeAlone(pictures)
const peakKb = Math.max(...[...read.values()].flat().map(({ answer }) => answer.peakKb))
const figures: Figures = {
  sets: Object.fromEntries([...read].map(([name, all]) => [name, setFigures(all)])),
  qr: qrFigures(
    pictures.map(one => one.score),
    qrMs,
  ),
  print: printFigures(pictures),
  peakMb: Math.round((peakKb * 1024) / 1e6),
}
const mrzAloneMs = mrzMs.length > 0 ? rounded(median(mrzMs)) : null
tell(`zone alone: p50 ${mrzAloneMs} ms`)
for (const sentence of belowTarget(figures, mrzAloneMs)) tell(`below target: ${sentence}`)
if (values.gallery) tell(`failures beside their truth: ${await writeGallery(read)}`)
process.stdout.write(`${JSON.stringify(figures)}\n`)
process.exitCode = Object.values(figures.sets).some(({ silentErrors }) => silentErrors > 0) ? 1 : 0
