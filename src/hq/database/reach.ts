import { setTimeout as delay } from 'node:timers/promises'
import { Client } from 'pg'
import { SUPERUSER } from './cluster.ts'

const DATABASE = 'headquarters'

export const urlOf = (port: number, password: string, database = DATABASE) =>
  `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  // A server that stops says so to idle connections; whoever waits for an answer gets the error too.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Whether a server answers there, to our password. */
export const accepts = (url: string): Promise<boolean> =>
  withClient(url, async client => (await client.query('select 1')).rowCount === 1).catch(() => false)

/** Waits through start and crash recovery, as long as the server lives; false when it died or took over a minute. */
export async function untilAccepting(port: number, password: string, lives: () => boolean): Promise<boolean> {
  const deadline = Date.now() + 60_000
  while (lives() && Date.now() < deadline) {
    if (await accepts(urlOf(port, password, 'postgres'))) return true
    await delay(40)
  }
  return false
}

/** Makes headquarters' database where there is none. */
export const createDatabase = (port: number, password: string): Promise<void> =>
  withClient(urlOf(port, password, 'postgres'), async client => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE])
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(DATABASE)}`)
  })
