import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import type { Findings } from './findings.ts'
import { heldAfter } from './keychain.ts'
import type { Job } from './scenarios.ts'
import { startWriter, type Writer } from './startWriter.ts'
import { isClean } from './tally.ts'
import type { Task } from './writer.ts'

/** SIGKILL from outside, a random while after a random number of acknowledgements. */
async function killSometime(writer: Writer, seed: number): Promise<void> {
  const draw = chance(seed)
  const after = draw.below(30)
  while (writer.process.exitCode === null && writer.heard().length < after) await wait(2)
  await wait(draw.below(15))
  writer.process.kill('SIGKILL')
}

/** Looks at a copy: what was left is for the next round's process to recover by itself. */
async function findingsInCopy(
  { task, look }: Job,
  acknowledged: readonly Acknowledgement[],
  kills: number,
): Promise<Findings> {
  const copy = mkdtempSync(`${dirname(task.file)}-`)
  cpSync(dirname(task.file), copy, { recursive: true })
  const findings = await look(copy, acknowledged, kills)
  if (isClean(findings)) rmSync(copy, { recursive: true })
  return findings
}

/** Re-keying or backing up a small store takes about as many; the kill is to fall on any of them, the last ones too. */
const operationsOf = { 're-key': 220, 'back-up': 900 } as const

/** What the process of one round does, and where it is killed unless that comes from outside. */
function roundOf(task: Task, round: number, acknowledged: readonly Acknowledgement[]): Task {
  const seed = task.seed * 1000 + round
  const draw = chance(seed)
  const first = round * 10_000 + 1
  if (task.task === 're-key' || task.task === 'back-up') {
    const secrets = heldAfter(task.secrets, acknowledged)
    const command = { when: 'work' as const, text: `!kill ${1 + draw.below(operationsOf[task.task])}` }
    return { ...task, seed, first, secrets, command }
  }
  const command = { when: 'start' as const, text: `!kill ${1 + draw.below(round === 0 ? 80 : 400)}` }
  const own = { ...task, seed, first, customers: 5000 }
  return round % 2 === 0 ? { ...own, command } : own
}

/**
 * Starts a process that makes a store and works on it, kills it, opens what it left and goes on from there; `times` over
 * on one store. Where it enrols, odd rounds are killed from outside; all others in the middle of a system call that the
 * seed chooses. A process that was done before its kill came is not counted.
 */
export async function killRepeatedly(
  job: Job,
  times: number,
  found: (findings: Findings) => void,
): Promise<void> {
  const acknowledged: Acknowledgement[] = []
  mkdirSync(dirname(job.task.file), { recursive: true })
  let kills = 0
  for (let round = 0; kills < times; round += 1) {
    const task = roundOf(job.task, round, acknowledged)
    const writer = startWriter(task)
    if (!task.command) await killSometime(writer, task.seed)
    const end = await writer.ended
    const heard = writer.heard()
    if (end.status !== null && heard.at(-1)?.did !== 'finished')
      throw new Error(`the writer stopped by itself: ${end.errors}`)
    acknowledged.push(...heard)
    if (end.status !== null) continue
    kills += 1
    found(await findingsInCopy(job, acknowledged, kills))
  }
}
