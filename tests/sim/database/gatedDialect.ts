import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely'

/** Where a statement waits until it may be run, and where it may be told that the database is gone. */
export interface Gate {
  /** Before a statement, a beginning or an end of a transaction. May throw, and may never resolve. */
  pass(what: string): Promise<void>
  /** After a commit has been done: an error here is a commit whose outcome nobody was told. */
  committed(): void
}

class GatedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection
  readonly #gate: Gate

  constructor(inner: DatabaseConnection, gate: Gate) {
    this.inner = inner
    this.#gate = gate
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    await this.#gate.pass(query.sql)
    return this.inner.executeQuery<R>(query)
  }

  streamQuery<R>(query: CompiledQuery, size: number): AsyncIterableIterator<QueryResult<R>> {
    return this.inner.streamQuery<R>(query, size)
  }
}

const innerOf = (connection: DatabaseConnection) => (connection as GatedConnection).inner

class GatedDriver implements Driver {
  readonly #inner: Driver
  readonly #gate: Gate

  constructor(inner: Driver, gate: Gate) {
    this.#inner = inner
    this.#gate = gate
  }

  init = () => this.#inner.init()
  destroy = () => this.#inner.destroy()

  async acquireConnection(): Promise<DatabaseConnection> {
    return new GatedConnection(await this.#inner.acquireConnection(), this.#gate)
  }

  async beginTransaction(
    connection: DatabaseConnection,
    settings: Parameters<Driver['beginTransaction']>[1],
  ): Promise<void> {
    await this.#gate.pass('begin')
    await this.#inner.beginTransaction(innerOf(connection), settings)
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#gate.pass('commit')
    await this.#inner.commitTransaction(innerOf(connection))
    this.#gate.committed()
  }

  rollbackTransaction = (connection: DatabaseConnection) =>
    this.#inner.rollbackTransaction(innerOf(connection))

  releaseConnection = (connection: DatabaseConnection) => this.#inner.releaseConnection(innerOf(connection))
}

/** A dialect whose every statement passes a gate first. */
export const gatedDialect = (inner: Dialect, gate: Gate): Dialect => ({
  createDriver: () => new GatedDriver(inner.createDriver(), gate),
  createQueryCompiler: () => inner.createQueryCompiler(),
  createAdapter: () => inner.createAdapter(),
  createIntrospector: db => inner.createIntrospector(db),
})
