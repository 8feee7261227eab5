import { rmSync } from 'node:fs'
import Database from 'better-sqlite3-multiple-ciphers'
import { unlock } from '../open.ts'

/** What a copy may leave beside it when it is cut off. */
export function removeCopy(file: string): void {
  for (const leftover of [file, `${file}-journal`, `${file}-wal`, `${file}-shm`])
    rmSync(leftover, { force: true })
}

/**
 * A copy of the store as it is at this moment, enciphered with the same key, while others go on reading and writing it.
 * (`backup()` of the library fails on an enciphered store.) Blocks its thread for as long as the copy takes.
 * @param begun hears how large the copy will be, in bytes.
 */
export function copyStore(store: string, key: Buffer, copy: string, begun: (bytes: number) => void): void {
  removeCopy(copy)
  const db = new Database(store, { fileMustExist: true })
  try {
    unlock(db, key)
    const pages = db.pragma('page_count', { simple: true }) as number
    begun(pages * (db.pragma('page_size', { simple: true }) as number))
    db.prepare('VACUUM INTO ?').run(copy)
  } finally {
    db.close()
  }
  writeAhead(copy, key)
}

/** A store always has a write-ahead log; one that says otherwise in its first bytes counts as damaged. */
export function writeAhead(file: string, key: Buffer): void {
  const db = new Database(file, { fileMustExist: true })
  try {
    unlock(db, key)
    db.pragma('journal_mode=WAL')
  } finally {
    db.close()
  }
}
