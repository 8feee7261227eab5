import { setTimeout as delay } from 'node:timers/promises'
import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

export type Db = Kysely<Schema>
/** What repositories take: the database, or the transaction that they are to be part of. */
export type Connection = Db | Transaction<Schema>

const MAX_ATTEMPTS = 12
const LONGEST_WAIT_MS = 1_000

/** The SQLSTATE of a database error, or null for any other error. */
export function sqlState(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null
}

/** 40001 serialisation failure, 40P01 deadlock: the transaction did nothing, and may succeed when run again. */
const isConflict = (error: unknown) => ['40001', '40P01'].includes(sqlState(error) ?? '')

/** Does `work` again from its beginning while the database gives it up for another's sake: a transaction, or one statement. */
export async function retried<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (!isConflict(error) || attempt === MAX_ATTEMPTS) throw error
      await delay(Math.random() * Math.min(LONGEST_WAIT_MS, 2 ** attempt))
    }
  }
}

/**
 * Runs the whole of `work` in one transaction, and again from its beginning when the database gave it up for
 * another's sake. So `work` must do nothing that outlives a rollback.
 */
export const inTransaction = <T>(db: Db, work: (tx: Transaction<Schema>) => Promise<T>): Promise<T> =>
  retried(() => db.transaction().execute(work))
