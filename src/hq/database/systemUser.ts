import { execFileSync, spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chmod, chown, cp, mkdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative, resolve, sep } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'

/** Who PostgreSQL runs as: nobody else than ourselves, unless we are root, which it refuses. */
export type RunAs = { uid: number; gid: number } | Record<string, never>

const NAME = 'harmoor-hq'
/** Where things go that the user above cannot reach where they are, such as below `/root`. */
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

/**
 * Makes the folder that a new database will live in: inside the data folder, or where that user cannot reach that,
 * beside other such databases. Never deleted by us.
 */
export async function makeClusterFolder(dataFolder: string, runAs: RunAs): Promise<string> {
  const name = `postgresql-${randomUUID()}`
  const inside = resolve(dataFolder, name)
  if (!('uid' in runAs)) {
    await mkdir(inside, { recursive: true, mode: 0o700 })
    return inside
  }
  await chmod(dataFolder, ((await stat(dataFolder)).mode & 0o777) | 0o011)
  const own = async (folder: string) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await chown(folder, runAs.uid, runAs.gid)
    return folder
  }
  const folder = await own(inside)
  if (spawnSync('ls', [folder], { ...runAs, stdio: 'ignore' }).status === 0) return folder
  await rm(inside, { recursive: true })
  const temporary = !relative(tmpdir(), resolve(dataFolder)).startsWith(`..${sep}`)
  const parent = temporary ? tmpdir() : join(SHARED, 'databases')
  if (!temporary) await mkdir(parent, { recursive: true, mode: 0o755 })
  return own(join(parent, `harmoor-${name}`))
}
