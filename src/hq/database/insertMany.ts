import { type Insertable, sql } from 'kysely'
import type { Schema } from './schema.ts'
import type { Connection } from './transaction.ts'

/**
 * Inserts rows that all have the same columns, at least one. They travel as one parameter of JSON: the statement is the
 * same for every number of rows, so that it is read and planned once, and neither side handles hundreds of parameters.
 */
export function insertMany<T extends keyof Schema>(
  db: Connection,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
) {
  const columns = Object.keys(rows[0] ?? {}) as (keyof Schema[T] & string)[]
  const names = sql.join(columns.map(column => sql.ref(column)))
  const given = sql`select ${names} from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)})`
  return db.insertInto<T>(table).columns(columns).expression(given)
}
