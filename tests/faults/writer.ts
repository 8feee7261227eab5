// The process that faults happen to. argv[2]: Task as JSON. Acknowledges on descriptor 3.
import { existsSync, writeSync } from 'node:fs'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { counterOf, keepJoining } from '../../src/store/repositories/counter.ts'
import { markOutbox, nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { AT, clerk, counter } from '../store/counterFixture.ts'
import type { Acknowledgement } from './acknowledgement.ts'
import { type Chance, chance } from './chance.ts'
import { newCustomer } from './customer.ts'

export interface Task {
  file: string
  /** Hex. */
  key: string
  /** `enrol` creates and joins first where there is no store; `open` only opens, which migrates. */
  task: 'enrol' | 'create' | 'open'
  seed: number
  /** Serial number of the first customer, and how many to enrol. */
  first: number
  customers: number
  /** WAL pages after which SQLite checkpoints: small ones bring the checkpoint under fault too. */
  checkpointAt: number
  /** Close and open again after so many customers; 0: never. */
  reopenAfter: number
  /** Shows that the harness can fail: what the store would be without its own setting. */
  synchronous: 'FULL' | 'NORMAL'
  /** A command for the shim, sent once the store is open, or `start`, before anything. */
  command?: { when: 'start' | 'open'; text: string }
}

interface Enrolled {
  memberId: string
  number: string
}

const LINE = 3
const tell = (acknowledgement: Acknowledgement) => writeSync(LINE, `${JSON.stringify(acknowledgement)}\n`)

function opened(task: Task): WritableDb {
  const key = Buffer.from(task.key, 'hex')
  const isNew = !existsSync(task.file)
  const store = isNew ? createStore(task.file, key) : openStore(task.file, key)
  if (!store.ok) throw new Error(store.error)
  if (isNew) tell({ did: 'created' })
  store.value.pragma(`wal_autocheckpoint=${task.checkpointAt}`)
  if (task.synchronous === 'NORMAL') store.value.pragma('synchronous=NORMAL')
  return store.value
}

/** Headquarters' answer to the oldest envelope, as sync would keep it. */
function confirmOldest(db: WritableDb): void {
  const [oldest] = nextBatch(db, 1)
  if (!oldest) return
  markOutbox(db, [oldest.sequence], 'sending')
  settle(db, [{ envelopeId: oldest.envelopeId, state: 'confirmed', receipt: '{}' }], AT)
  tell({ did: 'confirmed', envelopeId: oldest.envelopeId })
}

/** A membership that ends: the member is erased, and the log of recent writes emptied. */
function cancelOne(db: WritableDb, members: Enrolled[], draw: Chance): void {
  const [member] = members.splice(draw.below(members.length), 1)
  if (!member) return
  const { memberId, number } = member
  const done = cancelMember(db, { memberId, numberAgain: number, cancelledBy: '1001', at: AT }, draw)
  if (!done.ok) throw new Error(done.error)
  tell({ did: 'cancelled', memberId })
}

function enrolOne(db: WritableDb, serial: number, draw: Chance): Enrolled {
  const made = enrol(db, newCustomer(serial, draw), { uuid: draw.uuid, salt: () => draw.hex(32) })
  if (!made.ok) throw new Error(made.error.code)
  const sequence = db.prepare('SELECT sequence FROM outbox WHERE member_id = ?').pluck()
  const { memberId } = made.value
  tell({ did: 'enrolled', memberId, sequence: sequence.get(memberId) as number })
  return { memberId, number: made.value.facts.number }
}

function enrolAll(task: Task): void {
  const draw = chance(task.seed)
  let db = opened(task)
  if (!counterOf(db)) {
    keepJoining(db, counter, [clerk], AT)
    tell({ did: 'joined' })
  }
  if (task.command?.when === 'open') writeSync(LINE, task.command.text)
  const members: Enrolled[] = []
  for (let done = 0; done < task.customers; done += 1) {
    if (task.reopenAfter > 0 && done > 0 && done % task.reopenAfter === 0) {
      db.close()
      db = opened(task)
    }
    members.push(enrolOne(db, task.first + done, draw))
    if (draw.real() < 0.2) confirmOldest(db)
    if (draw.real() < 0.1) cancelOne(db, members, draw)
  }
  db.close()
}

const task = JSON.parse(process.argv[2] ?? '') as Task
if (task.command?.when === 'start') writeSync(LINE, task.command.text)
if (task.task === 'enrol') enrolAll(task)
else {
  const db = opened(task)
  if (task.task === 'open') tell({ did: 'migrated' })
  db.close()
}
tell({ did: 'finished' })
