import { randomBytes } from 'node:crypto'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import * as z from 'zod'
import { secretFile } from '../secrets/secretFile.ts'
import { findBinaries } from './binaries.ts'
import * as cluster from './cluster.ts'
import { lockFolder } from './folderLock.ts'
import { accepts, createDatabase, untilAccepting, urlOf } from './reach.ts'
import { makeClusterFolder, reachableBinaries, systemUser } from './systemUser.ts'

/** A PostgreSQL that headquarters can use, and how to let go of it. */
export interface OpenedPostgres {
  url: string
  /** Stops it if this process started it. */
  close(): Promise<void>
}

/** `serve`: this process owns the database. `visit`: use it as it is, started by whoever; start it if nobody has. */
export type OpenMode = 'serve' | 'visit'

export class AlreadyServedError extends Error {
  constructor(dataFolder: string) {
    super(`another headquarters is running on ${dataFolder}`)
  }
}

const Where = z.object({ folder: z.string() })

/**
 * Opens the embedded PostgreSQL of a data folder; makes it at the first start, recovers it after a crash. While another
 * process owns it, waits that long for it to end, then throws AlreadyServedError.
 */
export async function openEmbedded(
  dataFolder: string,
  mode: OpenMode,
  patienceMs = 10_000,
): Promise<OpenedPostgres> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 })
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const lock = await lockFolder(dataFolder)
    if (lock) {
      const opened = await start(dataFolder).catch(async error => {
        await lock.release()
        throw error
      })
      return { url: opened.url, close: () => opened.close().finally(lock.release) }
    }
    const running = mode === 'visit' ? await visit(dataFolder) : null
    if (running) return running
    await delay(200)
  }
  throw new AlreadyServedError(dataFolder)
}

async function visit(dataFolder: string): Promise<OpenedPostgres | null> {
  const known = await clusterOf(dataFolder)
  if (!known) return null
  const server = await cluster.postmaster(known.folder)
  const url = server && urlOf(server.port, known.password)
  return url && (await accepts(url)) ? { url, close: async () => undefined } : null
}

async function start(dataFolder: string): Promise<OpenedPostgres> {
  const located = (await clusterOf(dataFolder)) ?? (await make(dataFolder))
  await stopLeftOver(located)
  for (let attempt = 1; ; attempt++) {
    const port = await cluster.freePort()
    const child = await cluster.launch(located, port)
    const killed = () => child.kill('SIGINT')
    process.once('exit', killed)
    const url = urlOf(port, located.password)
    if (
      await untilAccepting(
        port,
        located.password,
        () => child.pid !== undefined && child.exitCode === null && child.signalCode === null,
      )
    ) {
      await createDatabase(port, located.password)
      const close = async () => {
        process.off('exit', killed)
        await cluster.stop(located)
      }
      return { url, close }
    }
    process.off('exit', killed)
    if (attempt === 3) throw new Error(`PostgreSQL does not start: see ${located.logFile}`)
  }
}

/** After a crash of headquarters its database may still be running, or have left its lock file behind. */
async function stopLeftOver(located: cluster.Cluster): Promise<void> {
  const server = await cluster.postmaster(located.folder)
  if (!server) return
  if (await accepts(urlOf(server.port, located.password, 'postgres'))) await cluster.stop(located)
  else await cluster.forgetPostmaster(located.folder)
}

async function locate(dataFolder: string, folder: string): Promise<cluster.Cluster> {
  const runAs = await systemUser()
  return {
    folder,
    runAs,
    native: await reachableBinaries(await findBinaries(), runAs),
    password: await secretFile(join(dataFolder, 'database-password'), () =>
      randomBytes(24).toString('base64url'),
    ),
    logFile: join(dataFolder, 'postgresql.log'),
  }
}

const wherePath = (dataFolder: string) => join(dataFolder, 'database.json')

async function clusterOf(dataFolder: string): Promise<cluster.Cluster | null> {
  const text = await readFile(wherePath(dataFolder), 'utf8').catch(() => null)
  return text === null ? null : locate(dataFolder, Where.parse(JSON.parse(text)).folder)
}

/** The folder is recorded only once it is whole, so a first start that was cut short begins again elsewhere. */
async function make(dataFolder: string): Promise<cluster.Cluster> {
  const folder = await makeClusterFolder(dataFolder, await systemUser())
  const located = await locate(dataFolder, folder)
  await cluster.initialise(located)
  const draft = `${wherePath(dataFolder)}.draft`
  await writeFile(draft, `${JSON.stringify({ folder })}\n`, { mode: 0o600, flush: true })
  await rename(draft, wherePath(dataFolder))
  return located
}
