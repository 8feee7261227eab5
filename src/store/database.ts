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

/**
 * Runs several reads as of one moment: what is written between them is not seen, and the locks are taken once instead of
 * for each.
 */
export function inSnapshot<T>(db: ReadableDb, read: () => T): T {
  return db.transaction(read).deferred()
}

const statements = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * A statement that is compiled once for each connection: compiling costs more than running most of ours. Only for fixed
 * SQL that is called with run, get or all: a statement is shared, so its mode (`pluck`, `raw`) must never be changed, and
 * one that is being iterated cannot be run.
 */
export function prepared(db: ReadableDb, sql: string): Database.Statement {
  let ofDb = statements.get(db)
  if (!ofDb) {
    ofDb = new Map()
    statements.set(db, ofDb)
  }
  let statement = ofDb.get(sql)
  if (!statement) {
    statement = db.prepare(sql)
    ofDb.set(sql, statement)
  }
  return statement
}
