import { Kysely, type MigrationLockOptions, PostgresAdapter, PostgresDialect, sql } from 'kysely'
import { Pool, types } from 'pg'
import { prepareOften } from './preparing.ts'
import type { Schema } from './schema.ts'
import type { Db } from './transaction.ts'

const CALENDAR_DATE = 1082
const BIGINT = 20

/** A date of birth stays `YYYY-MM-DD`: as a Date it would get a time zone. Sequences fit a number. */
const parsers = {
  getTypeParser: ((oid: number, format?: 'text') => {
    if (oid === CALENDAR_DATE) return (text: string) => text
    if (oid === BIGINT) return Number
    return types.getTypeParser(oid, format)
  }) as typeof types.getTypeParser,
}

/**
 * Kysely's own lock for migrations is an advisory one, which distributed engines do not have: a row held until the
 * transaction ends does the same everywhere.
 */
class PortableAdapter extends PostgresAdapter {
  override async acquireMigrationLock(db: Kysely<unknown>, options: MigrationLockOptions): Promise<void> {
    const { lockTable, lockRowId } = options
    await sql`select id from ${sql.table(lockTable)} where id = ${lockRowId} for update`.execute(db)
  }
  override async releaseMigrationLock(): Promise<void> {}
}

class PortableDialect extends PostgresDialect {
  override createAdapter() {
    return new PortableAdapter()
  }
}

/** @param onBroken hears of every connection that broke; the pool replaces them. */
export function connect(url: string, onBroken: (error: Error) => void, connections = 16): Db {
  const pool = new Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    types: parsers,
  })
  pool.on('connect', client => {
    // Also while it is lent out and between two queries of a transaction, where an event that nobody hears would end the
    // process. The pool says it again of connections that nobody used.
    client.on('error', onBroken)
    prepareOften(client)
  })
  pool.on('error', () => undefined)
  return new Kysely<Schema>({ dialect: new PortableDialect({ pool }) })
}
