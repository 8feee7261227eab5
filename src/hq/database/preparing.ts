import { createHash } from 'node:crypto'
import type { PoolClient, QueryResult } from 'pg'

/**
 * Reading and planning statements is a third of what PostgreSQL does for an enrolment, and inserts of many rows have
 * hundreds of parameters. Those that come again and again are prepared, once per connection. None with a star: a prepared
 * `select *` fails when another instance adds a column (0A000).
 */
const isWorthPreparing = (text: string) => /^(insert|select|update|delete) /.test(text) && !text.includes('*')

/** Weeks of work come in full batches, whose statements are always the same; other lengths are many and seldom. */
const TIMES_SEEN = 8
const MOST = 64

const seen = new Map<string, number>()
const names = new Map<string, string>()

/** Undefined where the statement is not to be prepared. */
function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name || names.size >= MOST || !isWorthPreparing(text)) return name
  const times = (seen.get(text) ?? 0) + 1
  if (times < TIMES_SEEN) {
    // Statements of every length would be kept for ever otherwise.
    if (seen.size > 1000) seen.clear()
    seen.set(text, times)
    return undefined
  }
  seen.delete(text)
  names.set(text, createHash('sha256').update(text).digest('base64url').slice(0, 32))
  return names.get(text)
}

type Query = (asked: unknown, values?: unknown) => Promise<QueryResult>

/** Has a new connection prepare what comes often, of what it is asked as text and values, which is how Kysely asks. */
export function prepareOften(client: PoolClient): void {
  const query = client.query.bind(client) as Query
  const preparing: Query = (asked, values) => {
    const name = typeof asked === 'string' && Array.isArray(values) ? nameOf(asked) : undefined
    return name ? query({ name, text: asked, values }) : query(asked, values)
  }
  client.query = preparing as PoolClient['query']
}
