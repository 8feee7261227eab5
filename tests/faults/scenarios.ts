import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import type { DiskBefore } from './disk.ts'
import { type Findings, findingsOf } from './findings.ts'
import { makeOlderStore, olderFindings } from './olderStore.ts'
import { type Operation, readRecord } from './record.ts'
import { recordTask } from './startWriter.ts'
import type { Task } from './writer.ts'

/** A recorded run, ready to be cut anywhere. */
export interface Scenario {
  name: 'enrol' | 'create' | 'migrate'
  record: Operation[]
  before: DiskBefore
  /** Examines a disk image in a folder against what was acknowledged before the cut. */
  look(folder: string, acknowledged: readonly Acknowledgement[]): Findings
}

const STORE = 'store.db'

export const taskFor = (folder: string, seed: number): Task => {
  const draw = chance(seed)
  return {
    file: join(folder, STORE),
    key: draw.hex(32),
    task: 'enrol',
    seed,
    first: 1,
    customers: 25 + draw.below(20),
    checkpointAt: draw.pick([10, 40, 150, 1000]),
    reopenAfter: draw.pick([0, 0, 7, 15]),
    synchronous: 'FULL',
  }
}

/** Enrolling customers, from the making of the store on, with checkpoints and restarts in between. */
export async function enrolling(
  folder: string,
  seed: number,
  synchronous: Task['synchronous'],
): Promise<Scenario> {
  const task = { ...taskFor(folder, seed), synchronous }
  const key = Buffer.from(task.key, 'hex')
  return {
    name: 'enrol',
    ...(await recorded(task)),
    look: (place, acknowledged) => findingsOf(join(place, STORE), key, acknowledged),
  }
}

/** Making a store: afterwards there is none, or a whole one. */
export async function creating(folder: string, seed: number): Promise<Scenario> {
  const task: Task = { ...taskFor(folder, seed), task: 'create' }
  const key = Buffer.from(task.key, 'hex')
  return {
    name: 'create',
    ...(await recorded(task)),
    look: (place, acknowledged) => findingsOf(join(place, STORE), key, acknowledged),
  }
}

/** Opening a store that an older version of the app made: it is migrated whole or not at all. */
export async function migrating(folder: string, seed: number): Promise<Scenario> {
  const task: Task = { ...taskFor(folder, seed), task: 'open' }
  const key = Buffer.from(task.key, 'hex')
  mkdirSync(folder, { recursive: true })
  const content = makeOlderStore(task.file, key, seed)
  return {
    name: 'migrate',
    ...(await recorded(task)),
    look: (place, acknowledged) => olderFindings(join(place, STORE), key, content, acknowledged),
  }
}

async function recorded(task: Task): Promise<{ record: Operation[]; before: DiskBefore }> {
  const folder = join(task.file, '..')
  mkdirSync(folder, { recursive: true })
  const before = new Map(
    readdirSync(folder).map(name => {
      const path = join(folder, name)
      return [name, { inode: statSync(path, { bigint: true }).ino, content: readFileSync(path) }]
    }),
  )
  const log = `${folder}.record`
  await recordTask(task, log)
  return { record: readRecord(log), before }
}
