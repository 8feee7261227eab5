/**
 * A counter as a process of its own, made to be killed: `realFaultsCounter.ts enrol|drain`, with what it needs on standard
 * input. `enrol`: enrols one after the other and synchronises, and says each on standard output once it is acknowledged.
 * `drain`: ends when nothing waits any more.
 */
import { readFileSync, writeSync } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { startSync } from '../../src/sync/sync.ts'
import { realWorld, type World } from '../../src/sync/world.ts'
import { enrolment, random } from '../store/counterFixture.ts'

export interface RealCounter {
  file: string
  /** Hex. */
  key: string
  deviceKey: string
  /** Of the document numbers that it invents. */
  from: number
}

const HASTE = 10
const world: World = {
  ...realWorld,
  after: (ms, work) => realWorld.after(ms / HASTE, work),
  send: sent => realWorld.send({ ...sent, timeoutMs: 1_500 }),
}

const given = JSON.parse(readFileSync(0, 'utf8')) as RealCounter
const opened = openStore(given.file, Buffer.from(given.key, 'hex'))
if (!opened.ok) throw new Error(opened.error)
const db = opened.value
const counter = counterOf(db)
if (!counter) throw new Error('not joined')
const sync = startSync({
  db,
  counter,
  key: deviceKeyFrom(given.deviceKey),
  world,
  changed: () => undefined,
  status: () => undefined,
})

if (process.argv[2] === 'drain') {
  while (sync.status().waiting > 0) await delay(50)
  await sync.stop()
  db.close()
} else {
  for (let serial = given.from; ; serial += 1) {
    const made = enrol(db, enrolment(serial), random)
    // Said only when it is on the disk: what was said is promised.
    if (made.ok) writeSync(1, `${made.value.memberId}\n`)
    void sync.wake()
    await delay(15)
  }
}
