import type { Trial } from '../../src/hq/trial.ts'
import type { Line } from '../sync/line.ts'
import { cloneOf, enrolAt, noteCode, startMachine, stop } from './trialCounter.ts'

/**
 * A counter and its clone, a disk image of it taken when it had `common` members that headquarters had not. The line is down
 * from then on.
 */
export async function twoCopies(trial: Trial, line: Line, common: number) {
  const code = (await trial.joinCode()).replace('-', '')
  const first = await startMachine({ url: line.url, code })
  const recoveryCode = await noteCode(first)
  line.mode = 'down'
  const shared = Array.from({ length: common }, () => enrolAt(first))
  await stop(first)
  const cloned = await cloneOf(first)
  const original = await startMachine(null, first.dataFolder)
  const clone = await startMachine(null, cloned)
  return { original, clone, shared, recoveryCode }
}
