import { inTransaction, prepared, type WritableDb } from '../database.ts'
import { forgetMerge } from './mergePages.ts'
import { epochOf, forgetDecoded } from './pages.ts'

const TABLES = ['duplicate_page', 'duplicate_recent', 'duplicate_bucket'] as const
/** Rows at once: a bucket's page is overwritten with zeros, and is in the log of writes. */
const SLICE = { duplicate_page: 4, duplicate_recent: 2000, duplicate_bucket: 400 } as const
const KEY = { duplicate_page: 'page', duplicate_recent: 'entry', duplicate_bucket: 'first' } as const

/** [IND3] From here on nothing is found, until the index of another epoch is here. */
export function leaveEpoch(db: WritableDb): void {
  forgetDecoded(db)
  forgetMerge(db)
  inTransaction(db, () => {
    prepared(db, 'UPDATE duplicate_epoch SET epoch = NULL').run()
    prepared(db, 'DELETE FROM duplicate_store').run()
  })
}

/** Takes rows of an epoch that was left away, for a few milliseconds. @returns false when none is left. */
export function clearSlice(db: WritableDb): boolean {
  if (epochOf(db) !== null) throw new Error('clearing a duplicate index that is in use')
  return TABLES.some(table => {
    const key = KEY[table]
    const cleared = prepared(
      db,
      `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} ORDER BY ${key} LIMIT ${SLICE[table]})`,
    ).run()
    return cleared.changes > 0
  })
}

/** Begins an epoch; what was there of another one must have been cleared away. */
export function beginEpoch(db: WritableDb, epoch: number): void {
  if (clearSlice(db)) throw new Error('a duplicate index begins among the rows of another')
  prepared(db, 'UPDATE duplicate_epoch SET epoch = ?').run(epoch)
}
