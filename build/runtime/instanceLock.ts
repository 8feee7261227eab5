import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

let held: string | null = null

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** One app to a data folder: two would both write its store. False when another one has it. */
export function takeInstanceLock(folder: string): boolean {
  if (held) return true
  mkdirSync(folder, { recursive: true })
  const file = join(folder, 'instance.lock')
  for (const attempt of ['first', 'after a dead one'] as const) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      held = file
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      if (attempt === 'after a dead one' || isRunning(Number(readFileSync(file, 'utf8')))) return false
      rmSync(file, { force: true })
    }
  }
  return false
}

export function releaseInstanceLock(): void {
  if (held) rmSync(held, { force: true })
  held = null
}
