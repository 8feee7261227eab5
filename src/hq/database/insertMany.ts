import { CompiledQuery, type Insertable } from 'kysely'
import type { Schema } from './schema.ts'
import type { Connection } from './transaction.ts'

/** Column names are ours, and plain. */
const quoted = (names: readonly string[]) => names.map(name => `"${name}"`).join(', ')

/**
 * Inserts rows that all have the same columns, at least one, and gives how many there were. They travel as one parameter of
 * JSON: the statement is the same for every number of rows, so that it is read and planned once, and neither side handles
 * hundreds of parameters. It is written here as text: building it anew each time would cost as much as sending it.
 * @param onConflict what else than to fail where a row is there already, in SQL.
 */
export async function insertMany<T extends keyof Schema & string>(
  db: Connection,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
  onConflict = '',
): Promise<number> {
  const columns = quoted(Object.keys(rows[0] ?? {}))
  const insert = `insert into "${table}" (${columns}) select ${columns} from json_populate_recordset(null::"${table}", $1)`
  const text = onConflict === '' ? insert : `${insert} ${onConflict}`
  const { numAffectedRows } = await db.executeQuery(CompiledQuery.raw(text, [JSON.stringify(rows)]))
  return Number(numAffectedRows)
}
