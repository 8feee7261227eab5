// Reads one picture at a time for tests/bench/read/reading.ts, in a process of its own: nothing but the reader adds to its memory.
import { readFileSync } from 'node:fs'
import type { ReadFault, Reading } from '../../src/domain/identity/reading.ts'
import type { Result } from '../../src/domain/result.ts'
import { openTestReader } from '../reader/reader.ts'

export interface Answer {
  result: Result<Reading, ReadFault>
  /** From the bytes in memory to the reading, by the clock on the wall. */
  ms: number
  /** Highest resident size of this whole process since it began, in kilobytes: VmHWM of proc(5). */
  peakKb: number
}

const peakKb = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0)

const reader = openTestReader()
await reader.warm()
process.on('message', async (path: string) => {
  const bytes = readFileSync(path)
  const began = performance.now()
  const result = await reader.readImage(bytes)
  const answer: Answer = { result, ms: performance.now() - began, peakKb: peakKb() }
  process.send?.(answer)
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
