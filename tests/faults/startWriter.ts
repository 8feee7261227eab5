import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { type Acknowledgement, acknowledgements } from './acknowledgement.ts'
import { compileShim } from './compileShim.ts'
import type { FullDiskTask, Trial } from './fullDiskWriter.ts'
import type { Task } from './writer.ts'

interface Shimmed {
  process: ChildProcess
  /** What it has written to the line so far. */
  heard(): string
  /** Exit status, null when it was killed, and what it wrote to stderr. */
  ended: Promise<{ status: number | null; errors: string }>
}

/** Starts a script of this folder with the shim preloaded and a line to hear it by. */
function startShimmed(script: string, task: { file: string }, log?: string): Shimmed {
  const env = {
    ...process.env,
    // What Node would write of its own lies elsewhere, and by calls that the shim does not tell from the store's.
    NODE_DISABLE_COMPILE_CACHE: '1',
    LD_PRELOAD: compileShim(),
    FAULTS_FOLDER: dirname(task.file),
    FAULTS_LINE: '3',
    ...(log ? { FAULTS_LOG: log } : {}),
  }
  const args = [join(import.meta.dirname, script), JSON.stringify(task)]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  let text = ''
  let errors = ''
  const line = child.stdio[3] as Readable
  line.setEncoding('utf8').on('data', chunk => {
    text += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', chunk => {
    errors += chunk
  })
  const ended = new Promise<{ status: number | null; errors: string }>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => resolve({ status, errors }))
  })
  return { process: child, heard: () => text, ended }
}

export interface Writer {
  process: ChildProcess
  /** Every acknowledgement so far; grows while it runs. */
  heard(): Acknowledgement[]
  ended: Shimmed['ended']
}

/** Starts a process of its own that works on a store; with `log`, the shim records there what it does to the disk. */
export function startWriter(task: Task, log?: string): Writer {
  const { process, heard, ended } = startShimmed('writer.ts', task, log)
  return { process, heard: () => acknowledgements(heard()), ended }
}

/** Runs a task to its end, which must be a good one, and records it. */
export async function recordTask(task: Task, log: string): Promise<void> {
  const { status, errors } = await startWriter(task, log).ended
  if (status !== 0) throw new Error(`the writer stopped by itself: ${errors}`)
}

/** Lets the disk run full at every operation in turn. */
export async function runFullDisk(task: FullDiskTask): Promise<Trial[]> {
  const { heard, ended } = startShimmed('fullDiskWriter.ts', task)
  const { status, errors } = await ended
  if (status !== 0) throw new Error(`the writer stopped by itself: ${errors}`)
  const lines = heard().trimEnd().split('\n')
  return lines.map(line => JSON.parse(line) as Trial)
}
