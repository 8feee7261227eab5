import type { Model } from '../model.ts'
import type { Chance } from '../random.ts'
import type { Stage } from '../stage.ts'
import type { Machine } from './machine.ts'

const isFull = (error: unknown) => /^SQLITE_FULL/.test((error as { code?: string }).code ?? '')

/** Where people work at a counter: what they do there is done to its store, or not, or nobody knows. */
export class Desk {
  readonly model: Model
  readonly machine: Machine
  readonly #stage: Stage

  constructor(stage: Stage, model: Model, machine: Machine) {
    this.#stage = stage
    this.model = model
    this.machine = machine
  }

  /** Of each kind of work, so that one leaves the draws of the others alone. */
  chance = (work: string): Chance => this.#stage.chance(`${work} at ${this.machine.name}`)

  tell = (what: string): void => this.#stage.tell(this.machine.name, what)

  /** Now, by the machine's clock. */
  now = (): string => new Date(this.machine.now()).toISOString()

  /** Null where it was not done, or nobody knows: a full disk says no, and who is killed says nothing. */
  ask<T>(work: () => T): T | null {
    const { life } = this.machine
    try {
      const done = work()
      if (!life.isAlive) return null
      void life.sync?.wake()
      return done
    } catch (error) {
      if (!isFull(error)) throw error
      this.tell('the disk is full')
      return null
    }
  }
}

/** As every write of a store draws it. */
export const randomnessOf = (chance: Chance) => ({
  uuid: () => chance.uuid(),
  salt: () => chance.bytes(32).toString('hex'),
})
