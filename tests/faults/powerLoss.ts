import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Acknowledgement } from './acknowledgement.ts'
import { type Chance, chance } from './chance.ts'
import { Disk, type DiskBefore, type Habit, habits } from './disk.ts'
import type { Findings } from './findings.ts'
import type { Operation } from './record.ts'
import { isClean } from './tally.ts'

/** One power cut: what the disk held afterwards, and what is wrong with it. */
export interface Image {
  seed: number
  /** How many of the recorded operations were before the cut. */
  cutAfter: number
  habit: Habit
  acknowledged: Acknowledgement[]
  files: Map<string, Buffer>
}

/** Half of the cuts fall just after an acknowledgement, where a promise is freshest; half fall anywhere. */
function chooseCut(record: readonly Operation[], draw: Chance): number {
  const promises = record.flatMap((operation, at) => (operation.what === 'acknowledge' ? [at] : []))
  if (promises.length === 0 || draw.real() < 0.5) return draw.below(record.length + 1)
  return Math.min(record.length, draw.pick(promises) + 1 + draw.below(3))
}

/** What may be found on the disk after one power cut somewhere in a recorded run. The seed decides everything. */
export function imageOf(record: readonly Operation[], before: DiskBefore, seed: number): Image {
  const draw = chance(seed)
  const habit = draw.pick(habits)
  const cutAfter = chooseCut(record, draw)
  const disk = new Disk(before)
  const acknowledged: Acknowledgement[] = []
  for (const operation of record.slice(0, cutAfter)) {
    disk.do(operation)
    if (operation.what === 'acknowledge') acknowledged.push(operation.acknowledgement)
  }
  return { seed, cutAfter, habit, acknowledged, files: disk.cut(habit, draw) }
}

/** Writes an image into a folder, examines it there, and keeps the folder only if something is wrong. */
export async function examine(
  image: Image,
  folder: string,
  look: (folder: string) => Findings | Promise<Findings>,
): Promise<Findings> {
  const place = join(folder, `image-${image.seed}`)
  mkdirSync(place, { recursive: true })
  const write = (into: string) => {
    for (const [name, content] of image.files) writeFileSync(join(into, name), content)
  }
  write(place)
  const findings = await look(place)
  rmSync(place, { recursive: true })
  if (!isClean(findings)) {
    // As it was before it was opened: opening recovers, and so changes what is to be looked into.
    mkdirSync(place)
    write(place)
    writeFileSync(
      join(place, 'findings.json'),
      JSON.stringify({ ...image, files: undefined, findings }, null, 1),
    )
  }
  return findings
}
