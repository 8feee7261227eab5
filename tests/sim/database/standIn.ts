import Database from 'better-sqlite3-multiple-ciphers'
import type { CompiledQuery, QueryResult } from 'kysely'
import type { Activity } from '../activity.ts'
import { asDatabaseError, asSqlite, fromSqlite, toSqlite } from './asSqlite.ts'

/** Who has the database: a transaction from its beginning to its end, or one statement. */
export type Holder = object

interface Waiting {
  holder: Holder
  resume(): void
}

/**
 * PostgreSQL's stand-in: SQLite in memory. Transactions take turns, so it is stricter than PostgreSQL: what only two
 * transactions at the same time can do to each other does not happen here.
 */
export class StandIn {
  readonly db: Database.Database
  readonly #activity: Activity
  readonly #statements = new Map<string, Database.Statement>()
  #holder: Holder | null = null
  #waiting: Waiting[] = []

  /** @param image of a database that was serialised. */
  constructor(activity: Activity, image?: Buffer) {
    this.db = new Database(image ?? ':memory:')
    this.#activity = activity
    this.db.pragma('foreign_keys=ON')
    this.db.function('regexp', { deterministic: true }, (pattern, text) =>
      new RegExp(String(pattern)).test(String(text)) ? 1 : 0,
    )
  }

  /** Resolves when it is this one's turn. Who waits does no work. */
  async take(holder: Holder): Promise<void> {
    if (this.#holder === null) this.#holder = holder
    if (this.#holder === holder) return
    await new Promise<void>(resume => {
      this.#waiting.push({ holder, resume })
      this.#activity.ended()
    })
  }

  give(holder: Holder): void {
    if (this.#holder !== holder) return
    const next = this.#waiting.shift()
    this.#holder = next?.holder ?? null
    if (!next) return
    this.#activity.began()
    next.resume()
  }

  /** Those who asked for it are not there any more: what they had begun is undone. */
  abandon(holders: ReadonlySet<Holder>): void {
    this.#waiting = this.#waiting.filter(({ holder }) => !holders.has(holder))
    if (this.#holder === null || !holders.has(this.#holder)) return
    if (this.db.inTransaction) this.db.exec('rollback')
    this.give(this.#holder)
  }

  execute<R>({ sql, parameters }: CompiledQuery): QueryResult<R> {
    try {
      const statement = this.#prepare(asSqlite(sql))
      const values = parameters.map(toSqlite)
      if (statement.reader) return { rows: this.#rows<R>(statement, values) }
      const { changes } = statement.run(...values)
      return { rows: [], numAffectedRows: BigInt(changes) }
    } catch (error) {
      throw asDatabaseError(error)
    }
  }

  /** What is there, whoever is at work. */
  rows = (sql: string): unknown[] => this.#prepare(sql).all()

  #rows<R>(statement: Database.Statement, values: unknown[]): R[] {
    const types = new Map(statement.columns().map(({ name, type }) => [name, type]))
    return statement.all(...values).map(row => {
      const converted = Object.entries(row as object).map(([name, value]) => [
        name,
        fromSqlite(value, types.get(name) ?? null),
      ])
      return Object.fromEntries(converted) as R
    })
  }

  #prepare(sql: string): Database.Statement {
    // A statement that is prepared before the schema changes keeps its old columns.
    if (/^\s*(create|alter|drop)/i.test(sql)) this.#statements.clear()
    let statement = this.#statements.get(sql)
    if (!statement) {
      statement = this.db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}
