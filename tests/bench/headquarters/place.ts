import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { pino } from 'pino'
import { connect } from '../../../src/hq/database/connect.ts'
import { type OpenedPostgres, openEmbedded } from '../../../src/hq/database/postgres.ts'
import type { Db } from '../../../src/hq/database/transaction.ts'
import { engageStaff } from '../../../src/hq/managing/staff.ts'
import { openStore } from '../../../src/hq/managing/stores.ts'
import { openServices } from '../../../src/hq/open.ts'
import type { Services } from '../../../src/hq/services.ts'
import { countRows, insertOf } from './rows.ts'

/** A real PostgreSQL of its own, and what a headquarters on it works with. */
export interface Place {
  url: string
  /** Of the instances' secrets. */
  dataFolder: string
  services: Services
  /** With one clerk in it, so that a counter can join. */
  addStore(code: string): Promise<void>
  close(): Promise<void>
}

export async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'harmoor-bench-hq-'))
  const postgres: OpenedPostgres = await openEmbedded(folder, 'serve')
  const dataFolder = join(folder, 'secrets')
  const log = pino({ level: 'silent' })
  const options = { dataFolder, databaseUrl: postgres.url, mode: 'visit', log, random: randomBytes } as const
  const { services, close } = await openServices(options)
  return {
    url: postgres.url,
    dataFolder,
    services,
    addStore: code => addStore(services, code),
    close: async () => {
      await close()
      await postgres.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Has the form of a hash and fits no PIN. */
const NO_PIN = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$bm90IGEgaGFzaA'

async function addStore(services: Services, code: string): Promise<void> {
  await openStore(services, { code, name: `Harmoor ${code}` }, 'bench')
  const clerk = { staffNumber: '1001', name: 'Trần Thị Thử', role: 'clerk', pinHash: NO_PIN } as const
  await engageStaff(services, code, clerk, 'bench')
}

/** Another database of the same server, empty, with the same tables. */
export async function openTwin(
  place: Place,
  migrate: (db: Db) => Promise<void>,
): Promise<{ url: string; db: Db }> {
  const url = new URL(place.url)
  url.pathname = '/twin'
  const client = new Client({ connectionString: place.url })
  await client.connect()
  await client.query('create database twin')
  await client.end()
  const db = connect(url.href, () => undefined)
  await migrate(db)
  return { url: url.href, db }
}

/** What the rows refer to: stores, and whatever else there is before the first enrolment. */
export async function copyParents(probe: Client, twin: string): Promise<void> {
  const client = new Client({ connectionString: twin })
  await client.connect()
  await client.query('set session_replication_role = replica')
  for (const [table, count] of await countRows(probe)) {
    if (count === 0 || table.startsWith('kysely')) continue
    const { rows } = await probe.query(`select to_json(t) as row from ${escapeIdentifier(table)} t`)
    const { text, values } = insertOf({ table, rows: rows.map(({ row }) => row) })
    await client.query(`${text} on conflict do nothing`, values)
  }
  await client.end()
}
