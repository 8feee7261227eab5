// npm run -s bench:read [-- --set NAME --count N --round N --gallery --patient --minutes N --keep FILE] — reads seeded synthetic documents through the real
// reader and holds them against what they say. Progress on stderr; figures as one line of JSON, last, on stdout. Ends
// with status 1 where a field was shown as verified whose value is wrong: that is an invariant, the rest are figures.
// --patient gives each picture as long as it takes: on a busy machine its times are no figures, all else is.
import { parseArgs } from 'node:util'
import { type SetName, setNames } from '../specimens/capture/sets.ts'
import { median, quantile, rounded } from './figures.ts'
import { startChild } from './read/child.ts'
import { qrFigures, setFigures } from './read/figures.ts'
import { writeGallery } from './read/gallery.ts'
import { openKept } from './read/kept.ts'
import { printFigures } from './read/print.ts'
import type { ReadPicture } from './read/readOne.ts'
import { type Read, readSets } from './read/readSets.ts'
import { belowTarget, type Figures } from './read/targets.ts'
import type { Alone } from './readAlone.ts'
import type { Answer } from './readProcess.ts'

const tell = (line: string) => process.stderr.write(`${line}\n`)
/** Enough for a median. */
const MOST_ALONE = 60
const PATIENT_MS = 600_000

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

/** What a picture costs is told in computing, which other work on the machine does not lengthen. */
function tellTimes(name: SetName, all: readonly ReadPicture[]): void {
  const cpu = all.filter(({ truth }) => truth.document !== null).map(({ answer }) => answer.cpuMs)
  const [half, most] = [0.5, 0.95].map(part => rounded(quantile(cpu, part)))
  tell(`${name}: ${JSON.stringify(setFigures(all))}; computing p50 ${half} ms, p95 ${most} ms`)
}

const { values } = parseArgs({
  options: {
    set: { type: 'string', multiple: true },
    count: { type: 'string', default: '300' },
    round: { type: 'string', default: '0' },
    gallery: { type: 'boolean', default: false },
    patient: { type: 'boolean', default: false },
    minutes: { type: 'string', default: 'Infinity' },
    keep: { type: 'string' },
  },
})
const names = setNames.filter(name => !values.set || values.set.includes(name))
const reader = await startChild<Answer>('readProcess.ts', values.patient ? [String(PATIENT_MS)] : [])
const wanted = {
  names,
  count: Number(values.count),
  round: Number(values.round),
  longestMs: Number(values.minutes) * 60_000,
}
const read = await readSets(reader, wanted, await openKept(values.keep), tell)
reader.close()
for (const [name, all] of read) tellTimes(name, all)
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
