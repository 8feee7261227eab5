import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, cp, mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'

/** Who PostgreSQL runs as: nobody else than ourselves, unless we are root, which it refuses. */
export type RunAs = { uid: number; gid: number } | Record<string, never>

const NAME = 'harmoor-hq'
/** Where PostgreSQL's programs go when the user above cannot reach them where they are, such as below `/root`. */
const SHARED = '/var/lib/harmoor-headquarters'

const idOf = (flag: '-u' | '-g') =>
  Number(execFileSync('id', [flag, NAME], { stdio: ['ignore', 'pipe', 'ignore'] }))

const MAKE_USER = ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]

/** As root, PostgreSQL gets a system user of its own, made at the first start; it shares none with other services. */
export async function systemUser(): Promise<RunAs> {
  if (process.getuid?.() !== 0) return {}
  for (let attempt = 0; attempt < 20; attempt++) {
    if (spawnSync('id', ['-u', NAME], { stdio: 'ignore' }).status === 0)
      return { uid: idOf('-u'), gid: idOf('-g') }
    // Another start may be making it just now: then this one fails, and the next look finds it.
    if (spawnSync('useradd', MAKE_USER, { stdio: 'ignore' }).status !== 0) await delay(100)
  }
  const command = `useradd ${MAKE_USER.join(' ')}`
  throw new Error(`PostgreSQL does not run as root, and a user for it could not be made: ${command}`)
}

/** PostgreSQL's programs where that user may run them: as installed, or copied once per version. */
export async function reachableBinaries(binaries: Binaries, runAs: RunAs): Promise<string> {
  const runs = (native: string) =>
    spawnSync(join(native, 'bin', 'postgres'), ['--version'], runAs).status === 0
  if (!('uid' in runAs) || runs(binaries.native)) return binaries.native
  const copy = join(SHARED, `postgresql-${binaries.version}-${process.arch}`)
  if (runs(copy)) return copy
  await mkdir(SHARED, { recursive: true, mode: 0o755 })
  const half = `${copy}.${randomUUID()}`
  await cp(binaries.native, half, { recursive: true, verbatimSymlinks: true })
  // Another start may have finished first; its copy is the same.
  await rename(half, copy).catch(() => rm(half, { recursive: true, force: true }))
  return copy
}

/** Makes the folder that a new database will live in, inside the data folder, and one around it of the same owner. */
export async function makeClusterFolder(dataFolder: string, runAs: RunAs): Promise<string> {
  const around = resolve(dataFolder, `postgresql-${randomUUID()}`)
  const folder = join(around, 'data')
  for (const made of [around, folder]) {
    await mkdir(made, { mode: 0o700 })
    if ('uid' in runAs) await chown(made, runAs.uid, runAs.gid)
  }
  return folder
}

/**
 * The folder as PostgreSQL is told of it. Another user than ourselves may not pass through the folders above it, such
 * as `/root`; but it is started in this one, and on Linux this name leads there without passing through any.
 */
export const clusterPath = (folder: string, runAs: RunAs): string =>
  'uid' in runAs && process.platform === 'linux' ? '/proc/self/cwd' : folder
