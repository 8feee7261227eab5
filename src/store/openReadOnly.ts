import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../domain/result.ts'
import { inspectFiles } from './damage/inspectStore.ts'
import type { ReadableDb } from './database.ts'
import { newestVersion, versionOf } from './migrate.ts'
import { faultOf, type OpenFault, unlock } from './open.ts'

export interface ReadOnlyStore {
  db: ReadableDb
  close(): void
}

/**
 * Opens a store without changing a byte of it: no migration, no checkpoint of the WAL, no file beside it.
 *
 * SQLite itself cannot do that to a store in WAL mode: even a read-only connection makes `-wal` and `-shm`. Where
 * `-shm` is there already, the app has the store open (or died with it), and reading in place adds nothing. Where it
 * is not, nobody has it open, and an enciphered copy in a private temporary folder is read instead.
 */
export function openReadOnly(file: string, key: Buffer): Result<ReadOnlyStore, OpenFault> {
  if (!existsSync(file)) return err('store-missing')
  if (statSync(file).size === 0) return err('key-wrong-or-store-damaged')
  return isInUse(file) ? openFile(file, key, () => {}) : openCopy(file, key)
}

const isInUse = (file: string) => existsSync(`${file}-shm`)

function openCopy(file: string, key: Buffer): Result<ReadOnlyStore, OpenFault> {
  const folder = mkdtempSync(join(tmpdir(), 'harmoor-read-only-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  try {
    const copy = join(folder, 'store.db')
    copyFileSync(file, copy, constants.COPYFILE_FICLONE)
    if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`)
    if (isInUse(file)) {
      // The app opened it meanwhile, and the copy may be of two moments.
      remove()
      return openFile(file, key, () => {})
    }
    if (inspectFiles(copy, key).length === 0) return openFile(copy, key, remove)
    remove()
    return err('key-wrong-or-store-damaged')
  } catch (error) {
    remove()
    return err(faultOf(error))
  }
}

function openFile(file: string, key: Buffer, afterwards: () => void): Result<ReadOnlyStore, OpenFault> {
  let db: Database.Database | undefined
  const close = () => {
    db?.close()
    afterwards()
  }
  try {
    db = new Database(file, { fileMustExist: true, readonly: true })
    unlock(db, key)
    db.pragma('query_only=ON')
    const version = versionOf(db)
    if (version <= newestVersion) return ok({ db: db as ReadableDb, close })
    close()
    return err('store-newer-than-app')
  } catch (error) {
    close()
    return err(faultOf(error))
  }
}
