import { existsSync } from 'node:fs'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { createStore, openStore } from '../../src/store/open.ts'
import { counterOf, keepJoining } from '../../src/store/repositories/counter.ts'
import { markOutbox, nextBatch, settle } from '../../src/store/repositories/outbox.ts'
import { AT, clerk, counter } from '../store/counterFixture.ts'
import { type Chance, chance } from './chance.ts'
import { newCustomer } from './customer.ts'
import { commandAt, tell } from './line.ts'
import type { Task } from './writer.ts'

interface Enrolled {
  memberId: string
  number: string
}

/** Opens the store, or makes it where there is none. */
export function opened(task: Task, key = Buffer.from(task.key, 'hex')): WritableDb {
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

export function enrolOne(db: WritableDb, serial: number, draw: Chance): Enrolled {
  const made = enrol(db, newCustomer(serial, draw), { uuid: draw.uuid, salt: () => draw.hex(32) })
  if (!made.ok) throw new Error(made.error.code)
  const sequence = db.prepare('SELECT sequence FROM outbox WHERE member_id = ?').pluck()
  const { memberId } = made.value
  tell({ did: 'enrolled', memberId, sequence: sequence.get(memberId) as number })
  return { memberId, number: made.value.facts.number }
}

export function joinOnce(db: WritableDb): void {
  if (counterOf(db)) return
  keepJoining(db, counter, [clerk], AT)
  tell({ did: 'joined' })
}

export function enrolAll(task: Task): void {
  const draw = chance(task.seed)
  let db = opened(task)
  joinOnce(db)
  commandAt('open', task)
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
