import { randomUUID } from 'node:crypto'
import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The right to start and stop the database of a data folder: one process at a time. */
export interface FolderLock {
  release(): Promise<void>
}

/**
 * Process ids are used again, and soon so in containers: the time the process started (field 22 of Linux's
 * `/proc/PID/stat`, after the name in brackets) tells two of them apart. Empty where there is no such file, `ended`
 * for a process that is only still listed because its parent has not looked (state Z).
 */
async function startOf(pid: number): Promise<string> {
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  const [state, ...fields] = line.slice(line.lastIndexOf(')') + 2).split(' ')
  return state === 'Z' ? 'ended' : (fields[18] ?? '')
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function isHeld(path: string): Promise<boolean> {
  const [pid = 0, started = ''] = (await readFile(path, 'utf8').catch(() => '')).trim().split(' ')
  return Number(pid) > 0 && isAlive(Number(pid)) && (await startOf(Number(pid))) === started
}

/** Null when a living process holds it, this one included. A lock whose process died is taken over. */
export async function lockFolder(dataFolder: string): Promise<FolderLock | null> {
  const path = join(dataFolder, 'headquarters.pid')
  const mine = `${path}.${randomUUID()}`
  await writeFile(mine, `${process.pid} ${await startOf(process.pid)}\n`, { mode: 0o600 })
  try {
    for (let attempt = 0; attempt < 3; attempt++) {
      // A link appears with its content or not at all.
      const taken = await link(mine, path).then(
        () => true,
        () => false,
      )
      if (taken) return { release: () => unlink(path).catch(() => undefined) }
      if (await isHeld(path)) return null
      await unlink(path).catch(() => undefined)
    }
    return null
  } finally {
    await unlink(mine)
  }
}
