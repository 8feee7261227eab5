import type { WritableDb } from '../../src/store/database.ts'
import { counterOf } from '../../src/store/repositories/counter.ts'
import { Clerk } from './counter/clerk.ts'
import { Desk } from './counter/desk.ts'
import { type Disk, Disks } from './counter/disk.ts'
import { Machine } from './counter/machine.ts'
import { Rights } from './counter/rights.ts'
import type { Scenario } from './director.ts'
import type { Headquarters } from './headquarters/headquarters.ts'
import { CommitWatch } from './invariants/atCounterCommit.ts'
import { Model } from './model.ts'
import type { Stage } from './stage.ts'

const MOST_COPIES = 2

export interface RunOptions {
  stage: Stage
  scenario: Scenario
  headquarters: Headquarters
  /** Is given each store that was opened, before anything else. */
  opened(db: WritableDb): void
  /** Of envelopes that a counter takes for confirmed, those for which headquarters has no receipt just then. */
  unreceipted(envelopeIds: string[]): string[]
}

interface People {
  clerk: Clerk
  rights: Rights
}

interface AddOptions {
  disk?: Disk
  isRestored?: boolean
  beginsAlone?: boolean
}

/** The parts of one run, and what can be done to machines as a whole. */
export class Run {
  readonly stage: Stage
  readonly scenario: Scenario
  readonly headquarters: Headquarters
  readonly model = new Model()
  readonly disks = new Disks()
  readonly #machines: Machine[] = []
  readonly #people = new Map<Machine, People>()
  readonly #opened: RunOptions['opened']
  readonly #unreceipted: RunOptions['unreceipted']
  #copies = 0

  constructor({ stage, scenario, headquarters, opened, unreceipted }: RunOptions) {
    this.stage = stage
    this.scenario = scenario
    this.headquarters = headquarters
    this.#opened = opened
    this.#unreceipted = unreceipted
  }

  /** Those that are not destroyed. */
  get machines(): Machine[] {
    return this.#machines.filter(({ isDestroyed }) => !isDestroyed)
  }

  peopleAt(machine: Machine): People {
    const people = this.#people.get(machine)
    if (!people) throw new Error('a machine without people')
    return people
  }

  addMachine(name: string, storeCode: string, options: AddOptions = {}): void {
    const { stage, headquarters, disks, scenario } = this
    const followsIndex = scenario.scene === 'whole'
    const { disk = disks.new(), isRestored = false, beginsAlone = false } = options
    const watch = new CommitWatch(stage, name, this.#unreceipted)
    const opened = (of: Machine) => {
      if (of.life.db) this.#opened(of.life.db)
      this.#people.get(of)?.clerk.lookAgain()
    }
    const committed = (db: WritableDb) => watch.look(db)
    const parts = { stage, headquarters, disks, disk, followsIndex, opened, committed }
    const machine = new Machine({ name, storeCode, isRestored, beginsAlone, ...parts })
    this.#machines.push(machine)
    const desk = new Desk(stage, this.model, machine)
    this.#people.set(machine, { clerk: new Clerk(desk), rights: new Rights(desk) })
    machine.start()
  }

  #nameOfCopy({ name }: Machine): string {
    this.#copies += 1
    return `${name}${'abcdefgh'[this.#copies - 1]}`
  }

  /** Closes and removes everything. */
  end(): void {
    for (const { life } of this.#machines) {
      life.isAlive = false
      if (life.db?.open) life.db.close()
    }
    this.disks.remove()
  }

  /** Somebody copies the machine's disk, and starts the copy beside it. */
  clone(machine: Machine): void {
    if (this.#copies >= MOST_COPIES || !hasJoined(machine)) return
    const name = this.#nameOfCopy(machine)
    this.stage.tell(machine.name, `is copied to ${name}`)
    this.addMachine(name, machine.storeCode, { disk: this.disks.image(machine.disk) })
  }

  /** Null where there is nothing to back up. */
  backUp(machine: Machine): Disk | null {
    if (this.#copies >= MOST_COPIES || !hasJoined(machine)) return null
    this.#copies += 1
    this.stage.tell(machine.name, 'is backed up')
    return this.disks.image(machine.disk)
  }

  /** The machine is lost for good, and its backup is started in its place. */
  restore(machine: Machine, backup: Disk): void {
    const { db } = machine.life
    if (machine.isDestroyed || !machine.life.isAlive || !db) return
    // What headquarters had not confirmed to it is lost with it, unless headquarters has it: nobody can say which.
    const open = db.prepare(`SELECT member_id FROM outbox WHERE state <> 'confirmed'`).pluck().all()
    for (const memberId of open) this.model.opened(memberId as string)
    machine.destroy()
    this.addMachine(`${machine.name}r`, machine.storeCode, { disk: backup, isRestored: true })
  }
}

function hasJoined({ life }: Machine): boolean {
  const counter = life.isAlive && life.db ? counterOf(life.db) : null
  return counter !== null && !counter.standsAlone
}
