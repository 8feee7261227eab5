import { randomUUID } from 'node:crypto'
import { open, rename, rm } from 'node:fs/promises'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'

const faultOf = (error: unknown): Fault => {
  const { code } = error as { code?: string }
  if (code === undefined || !code.startsWith('E')) throw error
  return { code: code === 'ENOSPC' ? 'disk-full' : 'folder-unwritable' }
}

/**
 * Writes a file that somebody takes along: it is there whole and on the disk, or not at all. Readable by its owner alone.
 * @param parts in order; the next is made once the one before is written.
 */
export async function writeFile(
  path: string,
  parts: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): Promise<Result<null, Fault>> {
  const draft = `${path}.${randomUUID()}.part`
  try {
    const file = await open(draft, 'wx', 0o600)
    try {
      for await (const part of parts) await file.writeFile(part)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(draft, path)
    return ok(null)
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    return err(faultOf(error))
  }
}
