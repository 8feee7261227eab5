import type { WritableDb } from '../../../src/store/database.ts'

type Transaction = ReturnType<WritableDb['transaction']>

/** Calls `committed` after everything that has reached the disk by this connection. */
export function watchCommits(db: WritableDb, committed: () => void): void {
  const told = <R>(result: R): R => {
    if (!db.inTransaction) committed()
    return result
  }
  const [begin, prepare] = [db.transaction.bind(db), db.prepare.bind(db)]
  const transaction = (work: () => unknown) => {
    const made = begin(work) as Transaction
    const { deferred } = made
    return { deferred: () => deferred(), immediate: () => told(made.immediate()) }
  }
  const watched = (sql: string) => {
    const statement = prepare(sql)
    const run = statement.run.bind(statement)
    return Object.assign(statement, { run: (...values: unknown[]) => told(run(...values)) })
  }
  Object.assign(db, { transaction, prepare: watched })
}
