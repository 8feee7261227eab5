import { Activity } from './activity.ts'
import { type Faults, noFaults } from './faults.ts'
import { Chance } from './random.ts'
import { Schedule } from './schedule.ts'
import { Trace } from './trace.ts'

/** Where a run begins: long after every specimen was born. */
export const BEGAN = Date.parse('2026-11-22T08:00:00.000Z')

const KEPT_LINES = 400

export interface StageOptions {
  seed: number
  patienceMs?: number | undefined
  keepLines?: number | undefined
}

/** What every part of a simulation stands on: one time, one chance, one trace. */
export class Stage {
  readonly seed: number
  readonly activity: Activity
  readonly schedule: Schedule
  readonly trace: Trace
  readonly violations: string[] = []
  /** What may go wrong now. */
  faults: Faults = noFaults

  constructor({ seed, patienceMs, keepLines = KEPT_LINES }: StageOptions) {
    this.seed = seed
    this.activity = new Activity(patienceMs)
    this.schedule = new Schedule(this.activity, BEGAN)
    this.trace = new Trace(BEGAN, keepLines)
  }

  /** A chance of its own for each part, so that a change to one leaves the draws of the others alone. */
  chance = (part: string) => new Chance(`${this.seed} ${part}`)

  tell = (who: string, what: string): void => this.trace.tell(this.schedule.now, who, what)

  /** Something that may never be is. Told once, however often it is seen. */
  violated(rule: string): void {
    if (this.violations.includes(rule)) return
    this.violations.push(rule)
    this.tell('VIOLATION', rule)
  }
}
