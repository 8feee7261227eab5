/** Columns of rows that travel as JSON, as they are taken out of each. */
const takenOut = (columns: string) => columns.replace(/"(\w+)"/g, "value ->> '$1'")

/** What PostgreSQL's SQL says otherwise than SQLite's, as far as headquarters uses it. */
const rewrites: [RegExp, (...matched: string[]) => string][] = [
  // SQLite reads no ON CONFLICT after a SELECT that ends with its source.
  [
    /select ((?:"\w+"(?:, )?)+) from json_populate_recordset\(null::"\w+", (?:\$1|\?)\)/g,
    (_, columns = '') => `select ${takenOut(columns)} from json_each(?) where true`,
  ],
  // Transactions take turns here: a lock on a row adds nothing.
  [/\bfor (no key )?(update|share)( of "?\w+"?(, "?\w+"?)*)?( skip locked| nowait)?/gi, () => ''],
  [/ !~ '/g, () => " not regexp '"],
  [/ ~ '/g, () => " regexp '"],
  [/::\w+(\(\d+\))?/g, () => ''],
  [/\bgreatest\(/g, () => 'max('],
  [/\bleast\(/g, () => 'min('],
]

const rewritten = new Map<string, string>()

/** SQLite's form of a statement that was compiled for SQLite from what was written for PostgreSQL. */
export function asSqlite(sql: string): string {
  let text = rewritten.get(sql)
  if (text === undefined) {
    text = rewrites.reduce((before, [pattern, by]) => before.replace(pattern, by), sql)
    rewritten.set(sql, text)
  }
  return text
}

/** As SQLite keeps it: instants as ISO 8601 text, which sorts by time; yes and no as 1 and 0; objects as JSON. */
export function toSqlite(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  if (value instanceof Date) return value.toISOString()
  if (value === null || typeof value !== 'object' || value instanceof Uint8Array) return value
  return JSON.stringify(value)
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** As PostgreSQL's driver gives it. @param type as the column was declared; null for what was computed. */
export function fromSqlite(value: unknown, type: string | null): unknown {
  if (value === null) return null
  const declared = type?.toLowerCase() ?? ''
  if (declared === 'boolean') return value === 1
  if (declared.startsWith('json')) return JSON.parse(String(value))
  const isInstant = declared === 'timestamptz' || declared === ''
  return isInstant && typeof value === 'string' && INSTANT.test(value) ? new Date(value) : value
}

/** SQLSTATE of SQLite's ways to refuse a row. */
const states: Record<string, string> = {
  SQLITE_CONSTRAINT_UNIQUE: '23505',
  SQLITE_CONSTRAINT_PRIMARYKEY: '23505',
  SQLITE_CONSTRAINT_FOREIGNKEY: '23503',
  SQLITE_CONSTRAINT_NOTNULL: '23502',
  SQLITE_CONSTRAINT_CHECK: '23514',
}

/** An error as PostgreSQL's driver throws it: with a SQLSTATE. */
export class DatabaseError extends Error {
  readonly code: string
  constructor(code: string, message: string) {
    super(message)
    this.code = code
  }
}

export function asDatabaseError(error: unknown): unknown {
  const { code = '', message } = error as Error & { code?: string }
  const state = message.startsWith('no such table') ? '42P01' : states[code]
  return state ? new DatabaseError(state, message) : error
}
