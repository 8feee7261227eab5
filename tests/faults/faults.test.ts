import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { WritableDb } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { enrolment, makeStore, random } from '../store/counterFixture.ts'
import { chance } from './chance.ts'
import { makeFolder } from './compileShim.ts'
import { findingsOf } from './findings.ts'
import { makeOlderStore } from './olderStore.ts'
import { examine, imageOf } from './powerLoss.ts'
import type { Operation } from './record.ts'
import { runFaults } from './run.ts'
import { backingUp, creating, rekeying, type Scenario } from './scenarios.ts'
import { runFullDisk } from './startWriter.ts'
import { count, emptyTally } from './tally.ts'

const silent = () => undefined
const onLinux = process.platform === 'linux'
/** Elsewhere the library that makes the faults cannot be preloaded; the name says so where that is the case. */
const title = onLinux
  ? 'a store under faults'
  : 'a store under faults (made on Linux only: nothing was tried here)'

/** New each time, so that every test run tries other cuts; in the test's name, so that a failure can be repeated. */
const seed = Number(process.env.FAULTS_SEED ?? Date.now() % 1_000_000)

let folder = ''
beforeAll(() => {
  folder = makeFolder('faults')
})
afterAll(() => rmSync(folder, { recursive: true }))

describe.runIf(onLinux)(title, () => {
  it(`keeps every acknowledged enrolment whole through power cuts and kills (seed ${seed})`, async () => {
    const said: string[] = []
    const tally = await runFaults({
      images: 300,
      kills: 12,
      seed,
      synchronous: 'FULL',
      keep: true,
      say: line => said.push(line),
    })
    expect(tally, said.join('\n')).toEqual({ images: 300, kills: 12, lost: 0, half: 0, corrupt: 0 })
  }, 120_000)

  it('loses acknowledged enrolments with synchronous=NORMAL, and the harness says so', async () => {
    const normal = { images: 50, kills: 0, seed: 1, synchronous: 'NORMAL' } as const
    const tally = await runFaults({ ...normal, keep: false, say: silent })
    // Where the log shows that a promise was broken, the store is not opened: those images count as corrupt.
    expect(tally.lost + tally.corrupt).toBeGreaterThan(5)
    expect(tally.lost).toBeGreaterThan(0)
    expect(tally).toMatchObject({ images: 50, half: 0 })
  }, 60_000)

  it('makes a store that is there for good: without the sync of its folder the harness would see it go', async () => {
    const made = await creating(join(folder, 'unsynced'), 3)
    const careless = { ...made, record: made.record.filter(operation => operation.what !== 'sync-folder') }
    expect((await tallyOf(made)).lost).toBe(0)
    expect((await tallyOf(careless)).lost).toBeGreaterThan(0)
  }, 60_000)

  it('is told apart from one on a disk that lies about having synced', async () => {
    const made = await creating(join(folder, 'lying'), 4)
    const lying = { ...made, record: made.record.filter(operation => operation.what !== 'sync') }
    const tally = await tallyOf(lying)
    expect(tally.lost + tally.corrupt).toBeGreaterThan(0)
  }, 60_000)

  it('has the key that opens it when it is re-keyed: without the sync of its folder the harness would see it locked out', async () => {
    const made = await rekeying(join(folder, 'unsynced-re-key'), 5)
    const careless = { ...made, record: made.record.filter(operation => operation.what !== 'sync-folder') }
    expect(await tallyOf(made)).toMatchObject({ lost: 0, half: 0, corrupt: 0 })
    expect((await tallyOf(careless)).corrupt).toBeGreaterThan(0)
  }, 60_000)

  it('is backed up whole or not at all: a backup named before it was on the disk would be seen', async () => {
    const made = await backingUp(join(folder, 'unsynced-backup'), 6)
    const drafts = made.record.flatMap(operation =>
      operation.what === 'create' && operation.name.endsWith('.backup.new') ? [operation.inode] : [],
    )
    const isSyncOfDraft = (operation: Operation) =>
      operation.what === 'sync' && drafts.includes(operation.inode)
    const careless = { ...made, record: made.record.filter(operation => !isSyncOfDraft(operation)) }
    expect(await tallyOf(made, 60)).toMatchObject({ lost: 0, half: 0, corrupt: 0 })
    expect(await tallyOf(careless, 60)).toMatchObject({
      lost: 0,
      half: 0,
      corrupt: expect.toSatisfy(n => n > 0),
    })
  }, 60_000)
})

describe.runIf(onLinux)(onLinux ? 'a full disk' : 'a full disk (made on Linux only)', () => {
  it.each([10, 1000])(
    'refuses an enrolment whole and serves on once there is room (checkpoint at %i)',
    async pages => {
      const trials = await fullDisk('enrol', 60, pages)
      const failed = trials.filter(trial => trial.fault !== null)
      expect(failed.length).toBeGreaterThan(15)
      expect(new Set(failed.map(trial => trial.fault))).toEqual(new Set(['SQLITE_FULL']))
      expect(trials.filter(trial => !trial.intact || !trial.wentOn)).toEqual([])
    },
    60_000,
  )

  it.each(['create', 'open'] as const)(
    'lets a store be made or migrated later, unharmed (%s)',
    async task => {
      // More than making a store takes, which every migration adds to.
      const trials = await fullDisk(task, 500, 1000)
      const failed = trials.filter(trial => trial.fault !== null)
      expect(failed.length).toBeGreaterThan(10)
      expect(trials.at(-1)?.fault).toBeNull()
      expect(new Set(failed.map(trial => trial.fault))).toEqual(new Set(['disk-unwritable']))
      expect(trials.filter(trial => !trial.intact || !trial.wentOn)).toEqual([])
    },
    60_000,
  )
})

describe('the check of a store after a fault', () => {
  it.each([
    ['consent', `DELETE FROM consent WHERE purpose = 'transactions'`],
    ['envelope', 'DELETE FROM outbox'],
    ['member', 'DELETE FROM consent; DELETE FROM outbox; DELETE FROM member'],
    ['serial', 'UPDATE serial SET value = 7'],
  ])('sees an enrolment without its %s', (_, sql) => {
    const found = afterwards(db => {
      db.exec(sql)
    })
    expect(found.half.length).toBeGreaterThan(0)
  })

  it('sees an acknowledged enrolment that is gone, and members who came from nowhere', () => {
    const gone = [{ did: 'enrolled', memberId: 'nobody', sequence: 9 } as const]
    expect(afterwards(() => {}, gone).lost).toEqual(['enrolment 9'])
    const two = afterwards(db => {
      enrol(db, enrolment(2), random)
      enrol(db, enrolment(3), random)
    })
    expect(two.corrupt).toEqual(['3 members whom nobody acknowledged'])
  })
})

/** One enrolment, what `harm` does to it, and what is then found. */
function afterwards(
  harm: (db: WritableDb) => void,
  acknowledged: Parameters<typeof findingsOf>[2] = [],
): ReturnType<typeof findingsOf> {
  const store = makeStore()
  enrol(store.db, enrolment(1), random)
  store.db.pragma('foreign_keys=OFF')
  harm(store.db)
  store.db.close()
  const found = findingsOf(store.file, store.key, acknowledged)
  rmSync(store.folder, { recursive: true })
  return found
}

async function tallyOf({ record, before, look }: Scenario, images = 30) {
  const tally = emptyTally()
  const draw = chance(5)
  for (let n = 0; n < images; n += 1) {
    const image = imageOf(record, before, draw.below(2 ** 31))
    count(tally, 'images', await examine(image, folder, place => look(place, image.acknowledged)))
  }
  return tally
}

function fullDisk(task: 'enrol' | 'create' | 'open', upTo: number, checkpointAt: number) {
  const own = makeFolder('full')
  const key = 'ab'.repeat(32)
  const older = `${own}.older`
  makeOlderStore(older, Buffer.from(key, 'hex'), 1)
  const trials = runFullDisk({ task, file: join(own, 'store.db'), key, older, upTo, checkpointAt })
  return trials.finally(() => {
    rmSync(own, { recursive: true })
    rmSync(older)
  })
}
