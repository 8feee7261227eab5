// The process whose disk runs full. argv[2]: FullDiskTask as JSON. Reports on descriptor 3, one JSON line per trial.
import { copyFileSync, existsSync, rmSync, writeSync } from 'node:fs'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { newestVersion, versionOf } from '../../src/store/migrate.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { keepJoining } from '../../src/store/repositories/counter.ts'
import { AT, clerk, counter } from '../store/counterFixture.ts'
import { chance } from './chance.ts'
import { newCustomer } from './customer.ts'

export interface FullDiskTask {
  task: 'enrol' | 'create' | 'open'
  file: string
  /** Hex. */
  key: string
  /** `open`: a store of an older version, copied to `file` for every trial. */
  older: string
  /** The disk is full at the first, second, … operation that needs room, up to this one. */
  upTo: number
  checkpointAt: number
}

/** What happened when the disk was full at operation `at`, and when there was room again. */
export interface Trial {
  at: number
  /** The error's code, or null when the work was done without that operation. */
  fault: string | null
  /** Nothing of what failed is there. */
  intact: boolean
  /** The same work succeeds once there is room. */
  wentOn: boolean
}

const LINE = 3
const task = JSON.parse(process.argv[2] ?? '') as FullDiskTask
const key = Buffer.from(task.key, 'hex')

function whileFull<T>(at: number, work: () => T): T {
  writeSync(LINE, `!full ${at}`)
  try {
    return work()
  } finally {
    writeSync(LINE, '!room')
  }
}

const removeStore = () => {
  for (const name of [task.file, `${task.file}-wal`, `${task.file}-shm`]) rmSync(name, { force: true })
}

/** As the app does: opens the store where there is one, makes it where there is none. */
const openOrCreate = () => (existsSync(task.file) ? openStore : createStore)(task.file, key)

/** Opens or makes a store on a full disk, and again with room. The store is there, or not, and never half made. */
function openingTrial(at: number): Trial {
  removeStore()
  if (task.task === 'open') copyFileSync(task.older, task.file)
  const first = whileFull(at, openOrCreate)
  if (first.ok) {
    first.value.close()
    return { at, fault: null, intact: true, wentOn: true }
  }
  const second = openOrCreate()
  const intact = second.ok && second.value.pragma('integrity_check', { simple: true }) === 'ok'
  const wentOn = second.ok && versionOf(second.value) === newestVersion
  if (second.ok) second.value.close()
  return { at, fault: first.error, intact, wentOn }
}

function enrolTrial(db: WritableDb, at: number): Trial {
  const draw = chance(at)
  const customer = newCustomer(at, draw)
  const random = { uuid: draw.uuid, salt: () => draw.hex(32) }
  const rows = () =>
    ['member', 'consent', 'audit', 'outbox'].map(table =>
      db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(),
    )
  const before = JSON.stringify(rows())
  try {
    const made = whileFull(at, () => enrol(db, customer, random))
    return { at, fault: null, intact: made.ok, wentOn: made.ok }
  } catch (error) {
    const intact = JSON.stringify(rows()) === before && !db.inTransaction
    return { at, fault: (error as { code: string }).code, intact, wentOn: enrol(db, customer, random).ok }
  }
}

function openedForEnrolling(): WritableDb {
  const store = createStore(task.file, key)
  if (!store.ok) throw new Error(store.error)
  store.value.pragma(`wal_autocheckpoint=${task.checkpointAt}`)
  keepJoining(store.value, counter, [clerk], AT)
  return store.value
}

const db = task.task === 'enrol' ? openedForEnrolling() : null
for (let at = 1; at <= task.upTo; at += 1) {
  const trial = db ? enrolTrial(db, at) : openingTrial(at)
  writeSync(LINE, `${JSON.stringify(trial)}\n`)
}
db?.close()
