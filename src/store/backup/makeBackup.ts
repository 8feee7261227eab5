import { renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { err, ok, type Result } from '../../domain/result.ts'
import { syncFolder } from '../syncFile.ts'
import { copyStore, removeCopy } from './copyStore.ts'
import { type BackupHeader, headerHash, headerText, readHeader } from './header.ts'
import { type Inventory, isSameInventory, verifiedInventory } from './inventory.ts'
import { counting, type Report } from './progress.ts'
import { readSealed, writeSealed } from './sealed.ts'

export interface BackupTask {
  kind: 'back-up'
  store: string
  /** base64url. */
  key: string
  header: BackupHeader
  secrets: Record<string, string>
  identity: string
  /** Where the backup is to lie; nothing is there under this name before it is verified. */
  target: string
  /** A place beside the store for the copy, enciphered like it. */
  copy: string
}

export interface MadeBackup {
  bytes: number
  inventory: Inventory
}

/**
 * Copies the store, seals the copy with what opens it, and shows that it can be restored by restoring it: only then
 * does it get its name.
 */
export async function makeBackup(
  task: BackupTask,
  report: Report,
): Promise<Result<MadeBackup, 'not-verified'>> {
  const draft = `${task.target}.new`
  try {
    const key = Buffer.from(task.key, 'base64url')
    copyStore(task.store, key, task.copy, total => report({ step: 'copying', done: 0, total }, task.copy))
    const copied = verifiedInventory(task.copy, key)
    if (!copied.ok) return err('not-verified')
    await seal(task, draft, copied.value, report)
    if (!(await restores(task, draft, report))) return err('not-verified')
    renameSync(draft, task.target)
    syncFolder(dirname(task.target))
    return ok({ bytes: statSync(task.target).size, inventory: copied.value })
  } finally {
    removeCopy(task.copy)
    rmSync(draft, { force: true })
  }
}

async function seal(task: BackupTask, draft: string, inventory: Inventory, report: Report): Promise<void> {
  const header = headerText(task.header)
  const storeBytes = statSync(task.copy).size
  const contents = { headerHash: headerHash(header), secrets: task.secrets, inventory, storeBytes }
  const from = { header, contents, store: task.copy, identity: task.identity }
  await writeSealed(draft, from, counting('sealing', storeBytes, report))
}

/** Unseals what was just written, from the disk, and looks through it. */
async function restores(task: BackupTask, draft: string, report: Report): Promise<boolean> {
  const read = readHeader(draft)
  if (!read) return false
  const total = statSync(task.copy).size
  removeCopy(task.copy)
  const from = { start: read.end, headerHash: read.hash, identity: task.identity, into: task.copy }
  const opened = await readSealed(draft, from, counting('verifying', total, report))
  if (!opened.ok) return false
  const found = verifiedInventory(task.copy, Buffer.from(task.key, 'base64url'))
  return found.ok && isSameInventory(found.value, opened.value.inventory)
}
