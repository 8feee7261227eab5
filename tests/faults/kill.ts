import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Acknowledgement } from './acknowledgement.ts'
import { chance } from './chance.ts'
import { type Findings, findingsOf } from './findings.ts'
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
function findingsInCopy(task: Task, acknowledged: readonly Acknowledgement[], kills: number): Findings {
  const copy = mkdtempSync(`${dirname(task.file)}-`)
  cpSync(dirname(task.file), copy, { recursive: true })
  const findings = findingsOf(
    join(copy, basename(task.file)),
    Buffer.from(task.key, 'hex'),
    acknowledged,
    kills,
  )
  if (isClean(findings)) rmSync(copy, { recursive: true })
  return findings
}

/**
 * Starts a process that makes a store and enrols, kills it, opens what it left and goes on from there; `times` over on
 * one store. Odd rounds are killed in the middle of a system call that the seed chooses, even ones from outside.
 */
export async function killRepeatedly(
  task: Task,
  times: number,
  found: (findings: Findings) => void,
): Promise<void> {
  const acknowledged: Acknowledgement[] = []
  mkdirSync(dirname(task.file), { recursive: true })
  for (let round = 0; round < times; round += 1) {
    const seed = task.seed * 1000 + round
    const draw = chance(seed)
    const command = { when: 'start' as const, text: `!kill ${1 + draw.below(round === 0 ? 80 : 400)}` }
    const own = { ...task, seed, first: round * 10_000 + 1, customers: 5000 }
    const writer = startWriter(round % 2 === 0 ? { ...own, command } : own)
    if (round % 2 === 1) await killSometime(writer, seed)
    const end = await writer.ended
    if (end.status !== null) throw new Error(`the writer stopped by itself: ${end.errors}`)
    acknowledged.push(...writer.heard())
    found(findingsInCopy(task, acknowledged, round + 1))
  }
}
