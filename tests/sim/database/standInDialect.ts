import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { StandIn } from './standIn.ts'

class StandInConnection implements DatabaseConnection {
  readonly #database: StandIn
  isInTransaction = false

  constructor(database: StandIn) {
    this.#database = database
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.isInTransaction) return this.#database.execute<R>(query)
    await this.#database.take(this)
    try {
      return this.#database.execute<R>(query)
    } finally {
      this.#database.give(this)
    }
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('headquarters streams no query')
  }
}

/** Connections of one process. */
export class StandInDriver implements Driver {
  readonly #database: StandIn
  readonly #connections = new Set<StandInConnection>()

  constructor(database: StandIn) {
    this.#database = database
  }

  async init(): Promise<void> {}
  async destroy(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const connection = new StandInConnection(this.#database)
    this.#connections.add(connection)
    return connection
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    this.#connections.delete(connection as StandInConnection)
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    const own = connection as StandInConnection
    await this.#database.take(own)
    own.isInTransaction = true
    this.#database.db.exec('begin')
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    this.#end(connection as StandInConnection, 'commit')
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    this.#end(connection as StandInConnection, 'rollback')
  }

  #end(connection: StandInConnection, how: 'commit' | 'rollback'): void {
    if (!connection.isInTransaction) return
    connection.isInTransaction = false
    this.#database.db.exec(how)
    this.#database.give(connection)
  }

  /** The process is killed: what it had begun is undone, and what it waited for goes to others. */
  kill(): void {
    this.#database.abandon(this.#connections)
    this.#connections.clear()
  }
}

class StandInAdapter extends SqliteAdapter {
  /** Connections take turns in the stand-in itself, transaction by transaction. */
  override get supportsMultipleConnections() {
    return true
  }
  /** As SQLite's is; Kysely has in mind one connection that is shared. */
  override get supportsTransactionalDdl() {
    return true
  }
}

/** Kysely on the stand-in. */
export const standInDialect = (database: StandIn, driver = new StandInDriver(database)): Dialect => ({
  createDriver: () => driver,
  createQueryCompiler: () => new SqliteQueryCompiler(),
  createAdapter: () => new StandInAdapter(),
  createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
})
