import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { median, quantile, rounded } from './figures.ts'

const FLUSHES = 1000
/** About what one enrolment adds to the log. */
const BYTES = 120 * 1024

/**
 * What the disk itself takes to keep as much as one enrolment writes, without any database: an enrolment cannot be faster,
 * and a stall seen here is the disk's, or that of others who use it.
 */
export function bareFlush(folder: string): { p50: number; p99: number; max: number } {
  const file = join(folder, 'flush')
  const handle = openSync(file, 'w')
  const bytes = Buffer.alloc(BYTES, 1)
  const took = Array.from({ length: FLUSHES }, (_, at) => {
    const start = performance.now()
    writeSync(handle, bytes, 0, BYTES, (at % 100) * BYTES)
    fdatasyncSync(handle)
    return performance.now() - start
  })
  closeSync(handle)
  rmSync(file)
  return { p50: rounded(median(took)), p99: rounded(quantile(took, 0.99)), max: rounded(Math.max(...took)) }
}
