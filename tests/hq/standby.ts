import { chown, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { findBinaries } from '../../src/hq/database/binaries.ts'
import { type Cluster, freePort, launch, stop } from '../../src/hq/database/cluster.ts'
import { untilAccepting, urlOf } from '../../src/hq/database/reach.ts'
import {
  makeClusterFolder,
  type RunAs,
  reachableBinaries,
  systemUser,
} from '../../src/hq/database/systemUser.ts'

/** A second PostgreSQL that has every transaction before it is acknowledged, and serves none until it is promoted. */
export interface Standby {
  url: string
  promote(): Promise<void>
  close(): Promise<void>
}

async function onServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function own(folder: string, runAs: RunAs): Promise<void> {
  if (!('uid' in runAs)) return
  for (const entry of await readdir(folder, { recursive: true }))
    await chown(join(folder, entry), runAs.uid, runAs.gid)
}

/** A copy of a running server's folder, as its manual has it (PostgreSQL 18, §25.3.3). */
async function copyOf(running: string, url: string, folder: string): Promise<void> {
  const label = await onServer(url, async client => {
    await client.query("select pg_backup_start('standby', true)")
    await cp(running, folder, { recursive: true, mode: 0, preserveTimestamps: true })
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
    return rows[0]?.labelfile ?? ''
  })
  await rm(join(folder, 'postmaster.pid'), { force: true })
  await writeFile(join(folder, 'backup_label'), label)
}

/** From here on nothing is acknowledged that the standby has not got. */
async function untilSynchronous(primary: string): Promise<void> {
  await onServer(primary, async client => {
    await client.query("alter system set synchronous_standby_names = '*'")
    await client.query('select pg_reload_conf()')
    for (let state = ''; state !== 'sync'; ) {
      const { rows } = await client.query<{ sync_state: string }>(
        'select sync_state from pg_stat_replication',
      )
      state = rows[0]?.sync_state ?? ''
    }
  })
}

/** Starts a standby of the server that runs on `running`, below the same data folder. */
export async function openStandby(dataFolder: string, running: string, primary: string): Promise<Standby> {
  const runAs = await systemUser()
  const { password, port: from } = new URL(primary)
  const folder = await makeClusterFolder(dataFolder, runAs)
  const native = await reachableBinaries(await findBinaries(), runAs)
  const cluster: Cluster = { folder, native, runAs, password, logFile: join(dataFolder, 'standby.log') }
  await copyOf(running, primary, folder)
  const settings = join(folder, 'postgresql.auto.conf')
  const reach = `host=127.0.0.1 port=${from} user=harmoor password=${password}`
  await writeFile(settings, `${await readFile(settings, 'utf8')}primary_conninfo = '${reach}'\n`)
  await writeFile(join(folder, 'standby.signal'), '')
  await own(folder, runAs)
  const port = await freePort()
  const server = await launch(cluster, port)
  if (!(await untilAccepting(port, password, () => server.exitCode === null)))
    throw new Error(`the standby does not start: see ${cluster.logFile}`)
  await untilSynchronous(primary)
  const url = urlOf(port, password)
  return {
    url,
    promote: () => onServer(url, async client => void (await client.query('select pg_promote(true, 60)'))),
    close: () => stop(cluster),
  }
}
