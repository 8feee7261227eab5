import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { electronProgram } from '../drive/counter.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = join(root, 'node_modules/electron')
const memory = join(root, 'node_modules/.cache/harmoor/electron-unreachable.json')
const DAY_MS = 24 * 60 * 60 * 1000
const CONNECT_TIMEOUT_MS = 15_000
const DOWNLOAD_TIMEOUT_MS = 15 * 60_000

/** Electron's program, or why there is none. */
export type ElectronFound = { program: string } | { missing: string }

function remembered(): string | null {
  if (!existsSync(memory)) return null
  const { at, why } = JSON.parse(readFileSync(memory, 'utf8')) as { at: number; why: string }
  return Date.now() - at < DAY_MS ? why : null
}

function remember(why: string): ElectronFound {
  mkdirSync(dirname(memory), { recursive: true })
  writeFileSync(memory, JSON.stringify({ at: Date.now(), why }))
  return { missing: why }
}

/** Where Electron's own installer will fetch it from. */
function address(): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const mirror = process.env.ELECTRON_MIRROR ?? 'https://github.com/electron/electron/releases/download/'
  return `${mirror}v${version}/electron-v${version}-${process.platform}-${process.arch}.zip`
}

/** Only the connection is bounded tightly: a slow download that moves is left alone. */
async function isReachable(): Promise<boolean> {
  try {
    const reply = await fetch(address(), { method: 'HEAD', signal: AbortSignal.timeout(CONNECT_TIMEOUT_MS) })
    return reply.ok
  } catch {
    return false
  }
}

/** A program that lacks a system library, or is of another machine, is as good as none. */
function thatRuns(program: string): ElectronFound {
  const asked = spawnSync(program, ['--no-sandbox', '--version'], { timeout: 30_000, encoding: 'utf8' })
  return asked.status === 0 ? { program } : { missing: 'its binary is here but does not run on this machine' }
}

/** Finds Electron, or fetches it by its own installer. A failure is remembered for a day, so that starts stay quick. */
export async function findElectron(say: (line: string) => void): Promise<ElectronFound> {
  const there = electronProgram()
  if (there) return thatRuns(there)
  const failedBefore = remembered()
  if (failedBefore) return { missing: failedBefore }
  say("electron: looking for its binary at its publisher's …")
  if (!(await isReachable())) return remember('its binary is not here and its download cannot be reached')
  say('electron: fetching its binary (about 120 MB) …')
  const installer = join(folder, 'install.js')
  const { ELECTRON_SKIP_BINARY_DOWNLOAD: _, ...env } = process.env
  spawnSync(process.execPath, [installer], {
    cwd: folder,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: DOWNLOAD_TIMEOUT_MS,
  })
  const fetched = electronProgram()
  return fetched ? thatRuns(fetched) : remember('its binary could not be fetched')
}
