import pg from 'pg'

/** What one transaction of headquarters wrote. */
export type Written = { table: string; rows: Record<string, unknown>[] }[]

/** Parents before children; what is not here comes last. */
const ORDER = ['nonces', 'envelopes', 'members', 'consents', 'receipts']
const rank = (table: string) => (ORDER.includes(table) ? ORDER.indexOf(table) : ORDER.length)

/** Which tables of the database have rows, and how many. */
export async function countRows(client: pg.Client): Promise<Map<string, number>> {
  const { rows } = await client.query(
    `select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const counts = new Map<string, number>()
  for (const { table_name: table } of rows) {
    const counted = await client.query(`select count(*)::int as n from ${client.escapeIdentifier(table)}`)
    counts.set(table, counted.rows[0].n)
  }
  return counts
}

/**
 * Every row that was inserted after `before`, by the transaction that wrote it (PostgreSQL's xmin), with the table's
 * values as text. The nonce of a request, which headquarters commits by itself, is put with the batch that it signed.
 */
export async function writtenSince(client: pg.Client, before: Map<string, number>): Promise<Written[]> {
  const now = await countRows(client)
  const grown = [...now].filter(([table, n]) => n > (before.get(table) ?? 0)).map(([table]) => table)
  const byTransaction = new Map<string, Written>()
  const nonces: Record<string, unknown>[] = []
  for (const table of grown.sort((a, b) => rank(a) - rank(b))) {
    const { rows } = await client.query(
      `select xmin::text as transaction, to_json(t) as row from ${client.escapeIdentifier(table)} t order by xmin::text::bigint`,
    )
    const fresh = rows.slice(before.get(table) ?? 0)
    if (table === 'nonces') nonces.push(...fresh.map(({ row }) => row))
    else
      for (const { transaction, row } of fresh) {
        const written = byTransaction.get(transaction) ?? []
        byTransaction.set(transaction, written)
        const part = written.find(({ table: name }) => name === table)
        if (part) part.rows.push(row)
        else written.push({ table, rows: [row] })
      }
  }
  return [...byTransaction.values()].map(written => {
    const nonce = nonces.pop()
    return nonce ? [{ table: 'nonces', rows: [nonce] }, ...written] : written
  })
}

/** One statement for all rows of a table, as headquarters writes them. */
export function insertOf({ table, rows }: Written[number]): { text: string; values: unknown[] } {
  const columns = Object.keys(rows[0] ?? {})
  const places = rows.map(
    (_, row) => `(${columns.map((_, at) => `$${row * columns.length + at + 1}`).join(',')})`,
  )
  const names = columns.map(pg.escapeIdentifier).join(',')
  return {
    text: `insert into ${pg.escapeIdentifier(table)} (${names}) values ${places.join(',')}`,
    values: rows.flatMap(row => columns.map(column => row[column])),
  }
}
