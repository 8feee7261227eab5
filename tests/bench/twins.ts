import Database from 'better-sqlite3-multiple-ciphers'
import type { WritableDb } from '../../src/store/database.ts'
import { migrate } from '../../src/store/migrate.ts'
import { createStore, openStore } from '../../src/store/open.ts'

/** The store as the counter keeps it, and the same without a cipher, which is what the cost of the cipher is told by. */
export type Kind = 'encrypted' | 'plain'

/** What the twin has in common with the store, read off the store itself so that it cannot come to differ. */
const shared = [
  'journal_mode',
  'synchronous',
  'temp_store',
  'secure_delete',
  'foreign_keys',
  'cache_size',
] as const
export type Pragmas = Record<(typeof shared)[number], string | number>

export const pragmasOf = (db: Database.Database): Pragmas =>
  Object.fromEntries(shared.map(name => [name, db.pragma(name, { simple: true })])) as Pragmas

export interface Place {
  kind: Kind
  file: string
  key: Buffer
  pragmas: Pragmas | null
}

/** Makes the store or its twin, empty. */
export function make({ kind, file, key }: Place): void {
  if (kind === 'plain') {
    const db = new Database(file) as WritableDb
    db.pragma('journal_mode=WAL')
    migrate(db)
    db.close()
    return
  }
  const created = createStore(file, key)
  if (!created.ok) throw new Error(created.error)
  created.value.close()
}

/** Opens the store by the app's own way in, or its twin with the pragmas of the store. */
export function open({ kind, file, key, pragmas }: Place): WritableDb {
  if (kind === 'plain') {
    if (!pragmas) throw new Error('the store is opened before its twin')
    const db = new Database(file, { fileMustExist: true }) as WritableDb
    for (const [name, value] of Object.entries(pragmas)) db.pragma(`${name}=${value}`)
    return db
  }
  // A buffer that comes from another thread is a bare Uint8Array.
  const opened = openStore(file, Buffer.from(key))
  if (!opened.ok) throw new Error(opened.error)
  return opened.value
}
