import type Database from 'better-sqlite3-multiple-ciphers'

declare const readable: unique symbol
declare const writable: unique symbol

/**
 * An open store that is only read. Queries take this type, changes take WritableDb, so that the compiler knows which
 * functions can alter a customer's record.
 */
export type ReadableDb = Database.Database & { readonly [readable]: true }

/** An open store that may be changed. */
export type WritableDb = ReadableDb & { readonly [writable]: true }

/**
 * Runs `work` as one transaction: all of it is on disk when this returns, or none of it. IMMEDIATE, so that a writer
 * that cannot get the lock fails before it has read anything.
 */
export function inTransaction<T>(db: WritableDb, work: () => T): T {
  return db.transaction(work).immediate()
}
