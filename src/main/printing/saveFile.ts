import { type FileHandle, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { app, dialog } from 'electron'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { enrolmentWindow } from '../windows/enrolmentWindow.ts'

/** Whole, or in parts that are made as they are written. */
type Content = Uint8Array | string | Iterable<string>

interface FileToSave {
  /** Without any fact of a person: names of files are seen by whoever looks at the folder. */
  name: string
  extension: string
  /** Called once it is known that the file is wanted, and before any byte is on the disk. */
  content(): Promise<Result<Content, Fault>>
}

const faultOf = (error: unknown): Fault => ({
  code: (error as { code?: string }).code === 'ENOSPC' ? 'disk-full' : 'folder-unwritable',
})

/** Writes a file whole, or leaves none. */
async function writeWhole(path: string, content: Content): Promise<Result<string, Fault>> {
  let file: FileHandle
  try {
    file = await open(path, 'w', 0o600)
  } catch (error) {
    return err(faultOf(error))
  }
  try {
    await file.writeFile(content)
    await file.sync()
    return ok(path)
  } catch (error) {
    await rm(path, { force: true }).catch(() => {})
    return err(faultOf(error))
  } finally {
    await file.close()
  }
}

/**
 * Asks where a file goes and writes it there, readable by this account only. Gives its place; null where it is not wanted after
 * all.
 */
export async function saveFile({
  name,
  extension,
  content,
}: FileToSave): Promise<Result<string | null, Fault>> {
  const window = enrolmentWindow()
  if (!window) return err({ code: 'not-now' })
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('downloads'), `${name}.${extension}`),
    filters: [{ name: extension.toUpperCase(), extensions: [extension] }],
  })
  if (canceled || !filePath) return ok(null)
  const made = await content()
  return made.ok ? writeWhole(filePath, made.value) : made
}
