import { existsSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3-multiple-ciphers'
import { err, ok, type Result } from '../domain/result.ts'
import { inspectFiles } from './damage/inspectStore.ts'
import type { WritableDb } from './database.ts'
import { migrate, newestVersion, versionOf } from './migrate.ts'
import { syncFolder } from './syncFile.ts'

/**
 * Why a store does not open. SQLite cannot tell a wrong key from a damaged first page or a truncated file, so
 * neither do we. None of these is ever answered by making a new store.
 */
export type OpenFault =
  | 'store-missing'
  | 'key-wrong-or-store-damaged'
  | 'store-newer-than-app'
  | 'disk-unwritable'

/** Sets cipher and key, and keeps plaintext off the disk: the build's own default spills sorts to temporary files. */
export function unlock(db: Database.Database, key: Buffer): void {
  // AEGIS-256 is the cipher's default variant; a test holds the library to it.
  db.pragma(`cipher='aegis'`)
  // Without the prefix, 32 bytes would be taken for a passphrase and stretched.
  db.key(Buffer.concat([Buffer.from('raw:'), key]))
  db.pragma('temp_store=MEMORY')
  db.pragma('foreign_keys=ON')
  db.pragma('trusted_schema=OFF')
}

/** Keeps acknowledged rows through a power cut, which the build's own synchronous=NORMAL does not, and erases freed pages. */
function secure(db: Database.Database, key: Buffer): void {
  unlock(db, key)
  db.pragma('journal_mode=WAL')
  db.pragma('synchronous=FULL')
  db.pragma('secure_delete=ON')
}

const codeOf = (error: unknown) => (error as { code?: string }).code ?? ''

export function faultOf(error: unknown): OpenFault {
  const code = codeOf(error)
  if (/^SQLITE_(NOTADB|CORRUPT|IOERR_SHORT_READ)/.test(code)) return 'key-wrong-or-store-damaged'
  if (/^SQLITE_(CANTOPEN|READONLY|FULL|PERM|IOERR)/.test(code) || /^E(ACCES|PERM|ROFS|NOSPC)$/.test(code))
    return 'disk-unwritable'
  throw error
}

/** Opens a store that exists. An empty file would open as a new database under any key, so it counts as damage. */
export function openStore(file: string, key: Buffer): Result<WritableDb, OpenFault> {
  if (!existsSync(file)) return err('store-missing')
  let db: Database.Database | undefined
  try {
    // SQLite drops what is behind a damaged place in the log without a word, and takes a foreign log for its own.
    if (inspectFiles(file, key).length > 0) return err('key-wrong-or-store-damaged')
    db = new Database(file, { fileMustExist: true })
    secure(db, key)
    if (versionOf(db) > newestVersion) {
      db.close()
      return err('store-newer-than-app')
    }
    migrate(db as WritableDb)
    return ok(db as WritableDb)
  } catch (error) {
    db?.close()
    return err(faultOf(error))
  }
}

/**
 * Makes a new store where none is. It is built beside its place and moved there when complete: a store file that is
 * empty or half made is therefore always damage and never a beginning. `build` makes the schema and whatever the store
 * is to begin with.
 */
export function createStore(
  file: string,
  key: Buffer,
  build: (db: WritableDb) => void = migrate,
): Result<WritableDb, OpenFault> {
  if (existsSync(file)) throw new Error('a store exists here already')
  // The log of a store whose file is gone: SQLite would write it into the new one.
  if (existsSync(`${file}-wal`)) return err('key-wrong-or-store-damaged')
  const draft = `${file}.new`
  let db: Database.Database | undefined
  try {
    for (const leftover of [draft, `${draft}-wal`, `${draft}-shm`]) rmSync(leftover, { force: true })
    db = new Database(draft)
    secure(db, key)
    build(db as WritableDb)
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.close()
    renameSync(draft, file)
    syncFolder(dirname(file))
    return openStore(file, key)
  } catch (error) {
    db?.close()
    return err(faultOf(error))
  }
}
