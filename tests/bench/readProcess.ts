// Reads one picture at a time for tests/bench/read.ts, in a process of its own: nothing but the reader adds to its memory.
import { readFileSync } from 'node:fs'
import type { ReadFault, Reading } from '../../src/domain/identity/reading.ts'
import type { Result } from '../../src/domain/result.ts'
import { openTestReader } from '../reader/reader.ts'

export interface Answer {
  result: Result<Reading, ReadFault>
  /** From the bytes in memory to the reading, by the clock on the wall. */
  ms: number
  /** What all threads of this process computed meanwhile: the same however busy the machine is with other things. */
  cpuMs: number
  /** Highest resident size of this whole process since it began, in kilobytes: VmHWM of proc(5). */
  peakKb: number
}

const peakKb = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0)

const [readMs] = process.argv.slice(2)
const reader = openTestReader(undefined, readMs ? Number(readMs) : undefined)
await reader.warm()
process.on('message', async (path: string) => {
  const bytes = readFileSync(path)
  const [began, cpu] = [performance.now(), process.cpuUsage()]
  const result = await reader.readImage(bytes)
  const { user, system } = process.cpuUsage(cpu)
  const ms = performance.now() - began
  const answer: Answer = { result, ms, cpuMs: (user + system) / 1000, peakKb: peakKb() }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
