import { randomUUID } from 'node:crypto'
import { link, open, readFile, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Reads a secret, or makes it at the first start: mode 0600, on disk before anyone uses it, and the same for two
 * processes that make it at once.
 */
export async function secretFile(path: string, make: () => string): Promise<string> {
  const known = await readFile(path, 'utf8').catch(absent)
  if (known !== null) return known.trim()
  const made = make()
  const draft = `${path}.${randomUUID()}`
  const file = await open(draft, 'wx', 0o600)
  await file.writeFile(`${made}\n`)
  await file.sync()
  await file.close()
  await link(draft, path).catch(error => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  })
  await unlink(draft)
  await syncFolder(dirname(path))
  return (await readFile(path, 'utf8')).trim()
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

/** Makes a new name in a folder outlive a power cut. Windows has no such call and does not need it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync()
  await handle.close()
}
