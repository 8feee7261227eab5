import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { makeIdentity } from '../../src/keychain/age.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { backupFindings } from './backupFindings.ts'
import { chance } from './chance.ts'
import type { DiskBefore } from './disk.ts'
import { type Findings, findingsOf } from './findings.ts'
import { makeOlderStore, olderFindings } from './olderStore.ts'
import { type Operation, readRecord } from './record.ts'
import { rekeyFindings } from './rekeyFindings.ts'
import { recordTask } from './startWriter.ts'
import type { Task } from './writer.ts'

/** Examines what a fault left in a folder against what was acknowledged before it. `faults`: how many there were. */
export type Look = (
  folder: string,
  acknowledged: readonly Acknowledgement[],
  faults?: number,
) => Findings | Promise<Findings>

/** Something for a process to do, and how to look at what is left when it was cut off. */
export interface Job {
  task: Task
  look: Look
}

/** A recorded run, ready to be cut anywhere. */
export interface Scenario {
  name: 'enrol' | 'create' | 'migrate' | 're-key' | 'back-up'
  record: Operation[]
  before: DiskBefore
  look: Look
}

const STORE = 'store.db'

const taskFor = (folder: string, seed: number): Task => {
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
    secrets: {},
  }
}

/** Enrolling customers, from the making of the store on, with checkpoints and restarts in between. */
export function enrolJob(folder: string, seed: number): Job {
  const task = taskFor(folder, seed)
  return { task, look: lookAtStore(task) }
}

const lookAtStore =
  ({ key }: Task): Look =>
  (place, acknowledged, faults) =>
    findingsOf(join(place, STORE), Buffer.from(key, 'hex'), acknowledged, faults)

/** Few customers: what is to be cut off is what comes after them. */
async function withKeychain(folder: string, seed: number): Promise<Task> {
  const task = taskFor(folder, seed)
  const key = Buffer.from(task.key, 'hex').toString('base64url')
  const identity = await makeIdentity()
  const secrets = { 'store-key': key, 'device-key': 'd.x', 'pin-pepper': 'p', 'backup-identity': identity }
  return { ...task, customers: 3 + (task.customers % 4), secrets }
}

/** Giving the store a new key, between enrolments. */
export async function rekeyJob(folder: string, seed: number): Promise<Job> {
  const task: Task = { ...(await withKeychain(folder, seed)), task: 're-key' }
  return {
    task,
    look: (place, acknowledged, faults) =>
      rekeyFindings(join(place, STORE), task.secrets, acknowledged, faults),
  }
}

/** Making a backup while customers are enrolled. */
export async function backupJob(folder: string, seed: number): Promise<Job> {
  const task: Task = { ...(await withKeychain(folder, seed)), task: 'back-up' }
  return {
    task,
    look: (place, acknowledged, faults) =>
      backupFindings(join(place, STORE), task.secrets, acknowledged, faults),
  }
}

export async function enrolling(
  folder: string,
  seed: number,
  synchronous: Task['synchronous'],
): Promise<Scenario> {
  const { task, look } = enrolJob(folder, seed)
  return { name: 'enrol', ...(await recorded({ ...task, synchronous })), look }
}

export async function rekeying(folder: string, seed: number): Promise<Scenario> {
  const { task, look } = await rekeyJob(folder, seed)
  return { name: 're-key', ...(await recorded(task)), look }
}

export async function backingUp(folder: string, seed: number): Promise<Scenario> {
  const { task, look } = await backupJob(folder, seed)
  return { name: 'back-up', ...(await recorded(task)), look }
}

/** Making a store: afterwards there is none, or a whole one. */
export async function creating(folder: string, seed: number): Promise<Scenario> {
  const task: Task = { ...taskFor(folder, seed), task: 'create' }
  return { name: 'create', ...(await recorded(task)), look: lookAtStore(task) }
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
