import type { Machine } from './counter/machine.ts'
import type { Chance } from './random.ts'
import type { Run } from './run.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const YEAR = 365 * DAY

/** What a run is: how many, how long, how often. */
export interface Scenario {
  stores: string[]
  counters: number
  /** How many of them begin alone, and join later. */
  alone: number
  stormMs: number
  scene: Scene
  /** Between two things that are done at a counter. */
  actionMs: number
  /** Between two things that befall a machine or its line. */
  mishapMs: number
}

/**
 * `whole`: all that may happen. `counters`: nobody cuts devices off or decides anything, every counter joins at once,
 * none follows the duplicate index, no consent changes and nobody looks at facts, as when some of the seeds were found
 * that are kept.
 */
export type Scene = 'whole' | 'counters'

export function drawScenario(chance: Chance, scene: Scene): Scenario {
  return {
    stores: ['001', '002'].slice(0, chance.between(1, 2)),
    counters: chance.between(2, 3),
    stormMs: chance.between(2, 5) * MINUTE,
    actionMs: chance.between(10, 30) * SECOND,
    mishapMs: chance.between(10, 60) * SECOND,
    scene,
    alone: scene === 'whole' && chance.hits(0.4) ? 1 : 0,
  }
}

/** Lets things happen at the counters until the storm is over. */
export class Director {
  readonly #run: Run
  readonly #chance: Chance
  readonly #rightsChance: Chance
  #isOver = false

  constructor(run: Run) {
    this.#run = run
    this.#chance = run.stage.chance('director')
    this.#rightsChance = run.stage.chance('rights')
  }

  begin(): void {
    this.#every(this.#run.scenario.actionMs / this.#run.scenario.counters, () => this.#act())
    this.#every(this.#run.scenario.mishapMs, () => this.#befall())
    this.#every(2 * MINUTE, () => this.#manage())
    if (this.#run.scenario.scene === 'whole') this.#every(20 * SECOND, () => this.#attendToRights())
  }

  end(): void {
    this.#isOver = true
  }

  #every(mean: number, work: () => void): void {
    this.#run.stage.schedule.after(this.#chance.until(mean), () => {
      if (this.#isOver) return
      work()
      this.#every(mean, work)
    })
  }

  #act(): void {
    const { machines } = this.#run
    const { clerk } = this.#run.peopleAt(this.#chance.one(machines))
    const drawn = this.#chance.next()
    if (drawn < 0.55) clerk.enrolSomebody()
    else if (drawn < 0.7) clerk.correctSomebody()
    else if (drawn < 0.75) clerk.lookAgain()
    else if (drawn < 0.95) clerk.cancelSomebody()
    else clerk.letGo()
  }

  #attendToRights(): void {
    const { rights } = this.#run.peopleAt(this.#rightsChance.one(this.#run.machines))
    if (this.#rightsChance.hits(0.5)) rights.changeConsentOfSomebody()
    else rights.lookAtSomebody()
  }

  #befall(): void {
    const machine = this.#chance.one(this.#run.machines)
    const befalls = this.#chance.one([
      () => this.#changeLine(machine),
      () => this.#changeLine(machine),
      () => this.#setClock(machine),
      () => this.#switchOff(machine),
      () => this.#fillDisk(machine),
      () => this.#run.clone(machine),
      () => this.#restore(machine),
    ])
    befalls()
  }

  #manage(): void {
    const { headquarters, scenario, stage } = this.#run
    headquarters
      .changeStaff(this.#chance.one(scenario.stores))
      .catch((error: Error) => stage.violated(`people at headquarters met ${error.message}`))
  }

  #changeLine({ line, name }: Machine): void {
    line.state = this.#chance.one(['down', 'swallowing'] as const)
    this.#run.stage.tell(name, `line is ${line.state}`)
    this.#run.stage.schedule.after(this.#chance.until(2 * MINUTE), () => {
      line.state = 'up'
    })
  }

  #setClock(machine: Machine): void {
    const range = this.#chance.one([0, 2 * SECOND, 10 * MINUTE, 40 * DAY, 5 * YEAR])
    machine.clockErrorMs = Math.round((2 * this.#chance.next() - 1) * range)
    this.#run.stage.tell(machine.name, `clock is off by ${machine.clockErrorMs} ms`)
  }

  #switchOff = (machine: Machine) => machine.kill('by its switch', this.#chance.between(1, 4 * MINUTE))

  #fillDisk(machine: Machine): void {
    const { clerk } = this.#run.peopleAt(machine)
    clerk.fillDisk()
    this.#run.stage.schedule.after(this.#chance.until(MINUTE), () => clerk.freeDisk())
  }

  /** A backup is made now; later the machine is lost, and the backup takes its place. */
  #restore(machine: Machine): void {
    const backup = this.#run.backUp(machine)
    if (!backup) return
    this.#run.stage.schedule.after(this.#chance.until(3 * MINUTE), () => {
      if (!this.#isOver) this.#run.restore(machine, backup)
    })
  }
}
