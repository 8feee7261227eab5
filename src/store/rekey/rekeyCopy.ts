import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../../domain/result.ts'
import { copyStore, removeCopy, writeAhead } from '../backup/copyStore.ts'
import { isSameInventory, verifiedInventory } from '../backup/inventory.ts'
import type { Report } from '../backup/progress.ts'
import { unlock } from '../open.ts'
import { syncFile } from '../syncFile.ts'

export interface RekeyTask {
  kind: 'rekey'
  store: string
  /** base64url, both. */
  key: string
  next: string
  copy: string
}

/**
 * Makes a copy of the store under another key, looked through and on the disk. The store itself is not touched, and
 * nobody may be writing it. Cipher and page size stay: pages are enciphered anew one by one, and none is ever plain on
 * the disk.
 */
export async function rekeyCopy(task: RekeyTask, report: Report): Promise<Result<void, 'not-verified'>> {
  try {
    const made = make(task, report)
    if (!made.ok) removeCopy(task.copy)
    return made
  } catch (error) {
    removeCopy(task.copy)
    throw error
  }
}

function make({ store, copy, ...keys }: RekeyTask, report: Report): Result<void, 'not-verified'> {
  const key = Buffer.from(keys.key, 'base64url')
  const next = Buffer.from(keys.next, 'base64url')
  copyStore(store, key, copy, total => report({ step: 'copying', done: 0, total }, copy))
  const before = verifiedInventory(copy, key)
  if (!before.ok) return err('not-verified')
  report({ step: 'sealing', done: 0, total: 1 })
  encipher(copy, key, next)
  writeAhead(copy, next)
  report({ step: 'verifying', done: 0, total: 1 })
  const after = verifiedInventory(copy, next)
  if (!after.ok || !isSameInventory(before.value, after.value)) return err('not-verified')
  syncFile(copy)
  return ok(undefined)
}

function encipher(file: string, key: Buffer, next: Buffer): void {
  const db = new Database(file, { fileMustExist: true })
  try {
    unlock(db, key)
    // A copy that is cut off is made again: nothing needs to be rolled back from the disk.
    db.pragma('journal_mode=MEMORY')
    db.rekey(Buffer.concat([Buffer.from('raw:'), next]))
  } finally {
    db.close()
  }
}
