import type { WritableDb } from '../../src/store/database.ts'
import type { StandIn } from './database/standIn.ts'
import { Director, drawScenario, type Scene } from './director.ts'
import { drawFaults, noFaults } from './faults.ts'
import { Headquarters } from './headquarters/headquarters.ts'
import { Office } from './headquarters/office.ts'
import { connectStandIn, openStandIn } from './headquarters/standInDatabase.ts'
import { checkHeadquarters } from './invariants/afterHealing.ts'
import { checkCounter } from './invariants/atCounter.ts'
import { brokenAtCommit, brokenAtEnd, unreceipted } from './invariants/atHeadquarters.ts'
import { checkIndex } from './invariants/atIndex.ts'
import { checkRegisters } from './invariants/atRegisters.ts'
import { Run } from './run.ts'
import { BEGAN, Stage } from './stage.ts'
import { goByVirtualTime } from './virtualTime.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
/** Time for everything to be sent, at the pace of the longest waits. */
const DRAIN_MS = 3 * MINUTE

export interface Outcome {
  seed: number
  violations: string[]
  /** Of everything that happened: the same for the same seed. */
  digest: string
  events: number
  members: number
  lines: string[]
}

/** Puts a bug in, to see whether it is found. */
export interface Plant {
  /** Into a counter's store, whenever it was opened. */
  store?(db: WritableDb): void
  /** Into headquarters' database. */
  database?(database: StandIn): void
}

export interface SimulateOptions {
  /** How many of the last lines of the trace are given. */
  keepLines?: number
  plant?: Plant
  scene?: Scene
}

/** Runs one seed: a storm in which everything may go wrong, then calm, in which everything has to come right. */
export async function simulate(
  seed: number,
  { keepLines, plant, scene = 'whole' }: SimulateOptions = {},
): Promise<Outcome> {
  const stage = new Stage({ seed, keepLines })
  const goByRealTime = goByVirtualTime(stage.schedule, stage.activity)
  const database = await openStandIn(stage.activity)
  plant?.database?.(database)
  const check = () => {
    for (const rule of brokenAtCommit(database)) stage.violated(rule)
  }
  const headquarters = new Headquarters(stage, { connect: () => connectStandIn(database) }, check)
  const opened = (db: WritableDb) => plant?.store?.(db)
  const scenario = drawScenario(stage.chance('scenario'), scene)
  const run = new Run({
    stage,
    scenario,
    headquarters,
    opened,
    unreceipted: ids => unreceipted(database, ids),
  })
  const office = scene === 'whole' ? new Office(stage, headquarters) : null
  try {
    await play(run, office)
    for (const rule of brokenAtEnd(database)) stage.violated(rule)
    const { violations, schedule, trace } = stage
    const members = run.model.members.size
    return { seed, violations, digest: trace.digest(), events: schedule.events, members, lines: trace.last() }
  } finally {
    goByRealTime()
    run.end()
  }
}

async function play(run: Run, office: Office | null): Promise<void> {
  const { stage, scenario, headquarters } = run
  for (const code of scenario.stores) await headquarters.addStore(code)
  for (let at = 0; at < scenario.counters; at += 1) {
    const store = scenario.stores[at % scenario.stores.length] as string
    run.addMachine(`c${at + 1}`, store, { beginsAlone: at < scenario.alone })
  }
  stage.faults = drawFaults(stage.chance('faults'))
  const director = new Director(run)
  director.begin()
  office?.begin()
  await stage.schedule.runUntil(BEGAN + scenario.stormMs)
  director.end()
  await calm(run, office)
}

/** Nothing goes wrong any more; the lines come back last, and nobody touches anything. */
async function calm(run: Run, office: Office | null): Promise<void> {
  const { stage } = run
  stage.tell('director', 'calm')
  stage.faults = noFaults
  const chance = stage.chance('calm')
  for (const machine of run.machines) {
    run.peopleAt(machine).clerk.freeDisk()
    // What a line swallows is waited for until patience ends: it takes longer to find out that such a one is back.
    if (!machine.life.counter) continue
    machine.line.state = chance.one(['down', 'swallowing'] as const)
    // Something is on its way, and was swallowed, when the line comes back.
    run.peopleAt(machine).clerk.enrolSomebody()
  }
  // Long enough for waits to have grown to the longest, and to no moment in particular of trying and waiting.
  await stage.schedule.runUntil(stage.schedule.now + chance.between(2 * MINUTE, 8 * MINUTE))
  await office?.end()
  for (const { line } of run.machines) line.state = 'up'
  await stage.schedule.runUntil(stage.schedule.now + 60 * SECOND)
  for (const { name, life } of run.machines)
    if (life.sync?.status().connection === 'offline')
      stage.violated(`${name} has not found the line within 60 s`)
  await stage.schedule.runUntil(stage.schedule.now + DRAIN_MS)
  await office?.clear()
  if (office) await stage.schedule.runUntil(stage.schedule.now + DRAIN_MS)
  // Nothing is to be under way at headquarters any more.
  for (const { line } of run.machines) line.state = 'down'
  await stage.schedule.runUntil(stage.schedule.now + MINUTE)
  await checkHeadquarters(run)
  for (const machine of run.machines) await checkCounter(run, machine)
  await checkIndex(run)
  await checkRegisters(run)
}
