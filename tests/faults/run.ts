import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { chance } from './chance.ts'
import { makeFolder } from './compileShim.ts'
import type { Findings } from './findings.ts'
import { killRepeatedly } from './kill.ts'
import { examine, imageOf } from './powerLoss.ts'
import {
  backingUp,
  backupJob,
  creating,
  enrolJob,
  enrolling,
  migrating,
  rekeying,
  rekeyJob,
  type Scenario,
} from './scenarios.ts'
import { count, emptyTally, isClean, type Tally } from './tally.ts'
import type { Task } from './writer.ts'

export interface Run {
  /** Disk images after a power cut. */
  images: number
  /** Processes killed. */
  kills: number
  seed: number
  synchronous: Task['synchronous']
  /** Leaves the folder with what failed in place, to be looked into. */
  keep: boolean
  /** One line per step, for a person who waits. */
  say(line: string): void
}

/** So many images are taken of one recorded run: recording starts a process, imaging does not. */
const IMAGES_PER_RECORD = 50

/** Of six records, two enrol; the longest work has most places to be cut. */
function scenario(
  folder: string,
  seed: number,
  at: number,
  synchronous: Task['synchronous'],
): Promise<Scenario> {
  const others = [rekeying, backingUp, creating, migrating]
  const other = synchronous === 'NORMAL' ? undefined : others[(at % 6) - 1]
  return other ? other(folder, seed) : enrolling(folder, seed, synchronous)
}

const jobs = [enrolJob, rekeyJob, backupJob]

/** Each kind of work in turn, on one store for some kills. */
async function kill(run: Run, folder: string, tally: Tally): Promise<void> {
  const most = Math.min(10, Math.ceil(run.kills / jobs.length))
  for (let store = 0; tally.kills < run.kills; store += 1) {
    const seed = run.seed + store
    const makeJob = jobs[store % jobs.length] as (typeof jobs)[number]
    const job = await makeJob(join(folder, `killed-${store}`), seed)
    const name = job.task.task
    await killRepeatedly(job, Math.min(most, run.kills - tally.kills), findings => {
      count(tally, 'kills', findings)
      if (!isClean(findings)) tell(run, `kill, ${name}, --seed ${seed}`, findings)
    })
    run.say(`${tally.kills} of ${run.kills} kills (${name})`)
  }
}

async function cutPower(run: Run, folder: string, tally: Tally): Promise<void> {
  for (let at = 0; tally.images < run.images; at += 1) {
    const seed = run.seed + at
    const place = join(folder, `record-${seed}`)
    const { name, record, before, look } = await scenario(place, seed, at, run.synchronous)
    const images = Math.min(IMAGES_PER_RECORD, run.images - tally.images)
    const draw = chance(seed)
    for (let n = 0; n < images; n += 1) {
      const image = imageOf(record, before, draw.below(2 ** 31))
      const findings = await examine(image, place, where => look(where, image.acknowledged))
      count(tally, 'images', findings)
      if (!isClean(findings)) tell(run, `power cut, ${name}, --seed ${seed}, image ${image.seed}`, findings)
    }
    run.say(`${tally.images} of ${run.images} images (${name}, ${record.length} operations recorded)`)
  }
}

const tell = (run: Run, what: string, findings: Findings) =>
  run.say(`${what}: ${JSON.stringify(findings)}`.slice(0, 600))

/** Kills processes and cuts the power as often as asked, and counts what was found. Keeps what failed. */
export async function runFaults(run: Run): Promise<Tally> {
  const tally = emptyTally()
  const folder = makeFolder('faults')
  await kill(run, folder, tally)
  await cutPower(run, folder, tally)
  const failed = tally.lost + tally.half + tally.corrupt > 0
  if (!failed || !run.keep) rmSync(folder, { recursive: true })
  else run.say(`kept in ${folder}`)
  return tally
}
