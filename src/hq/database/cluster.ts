import { type ChildProcess, spawn } from 'node:child_process'
import { chown, open, readFile, rm, unlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { clusterPath, type RunAs } from './systemUser.ts'

/** Where one PostgreSQL server of ours lives and how it is reached. */
export interface Cluster {
  /** PostgreSQL's `PGDATA`. */
  folder: string
  /** The folder with `bin`, `lib`, `share`. */
  native: string
  runAs: RunAs
  password: string
  /** Where the server's own messages go. */
  logFile: string
}

export const SUPERUSER = 'harmoor'

/**
 * Durable to the last acknowledged commit, whatever its defaults become; only on this machine; and silent about
 * the data it handles: errors and statements would carry customers' facts into the log.
 */
const SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  log_min_messages: 'log',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
}

const pathOf = ({ folder, runAs }: Cluster) => clusterPath(folder, runAs)

const program = (cluster: Cluster, name: string) => join(cluster.native, 'bin', name)

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })

async function run(cluster: Cluster, name: string, args: string[]): Promise<number | null> {
  const log = await open(cluster.logFile, 'a', 0o600)
  try {
    const stdio: ['ignore', number, number] = ['ignore', log.fd, log.fd]
    return await ended(spawn(program(cluster, name), args, { ...cluster.runAs, stdio, cwd: cluster.folder }))
  } finally {
    await log.close()
  }
}

/** Makes an empty database server in an empty folder. Text sorts by code point, the same on every machine. */
export async function initialise(cluster: Cluster): Promise<void> {
  const passwordFile = join(cluster.folder, '..', 'initial-password')
  const path = pathOf(cluster)
  await writeFile(passwordFile, `${cluster.password}\n`, { mode: 0o600, flag: 'wx' })
  try {
    if ('uid' in cluster.runAs) await chown(passwordFile, cluster.runAs.uid, cluster.runAs.gid)
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const access = ['--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${path}/../initial-password`]
    const code = await run(cluster, 'initdb', [`--pgdata=${path}`, ...locale, ...access])
    if (code !== 0) throw new Error(`initdb failed with status ${code}: see ${cluster.logFile}`)
  } finally {
    await unlink(passwordFile)
  }
}

export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })

/**
 * Starts the server and gives the process; that it accepts connections is for the caller to see. It gets a session
 * of its own, so that Ctrl-C in a terminal stops headquarters first and the database after it.
 */
export async function launch(cluster: Cluster, port: number): Promise<ChildProcess> {
  const log = await open(cluster.logFile, 'a', 0o600)
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(
    program(cluster, 'postgres'),
    ['-D', pathOf(cluster), '-p', String(port), ...settings],
    {
      ...cluster.runAs,
      stdio: ['ignore', log.fd, log.fd],
      detached: true,
      cwd: cluster.folder,
    },
  )
  // A process that could not be started has no pid, which the caller sees; the event must just not go unheard.
  child.once('error', () => undefined)
  await log.close()
  child.unref()
  return child
}

/** The process id and port of the server that runs, or ran, on this folder. */
export async function postmaster(folder: string): Promise<{ pid: number; port: number } | null> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  return lines.length > 3 ? { pid: Number(lines[0]), port: Number(lines[3]) } : null
}

/** Stops the server that runs on this folder, whoever started it, after its transactions have been ended. */
export async function stop(cluster: Cluster): Promise<void> {
  const code = await run(cluster, 'pg_ctl', ['stop', '-D', pathOf(cluster), '-m', 'fast', '-w', '-t', '60'])
  if (code === 0) return
  for (let wait = 0; wait < 50 && (await postmaster(cluster.folder)); wait++) await delay(100)
}

/** For a lock file whose process id now belongs to something else: PostgreSQL would refuse to start on account of it. */
export const forgetPostmaster = (folder: string) => rm(join(folder, 'postmaster.pid'), { force: true })
