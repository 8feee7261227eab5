import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** Node 24, which npm installed: the machine's own may be too old for the database. */
export const node = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * glibc keeps what was freed in a pool for each thread, and the larger pieces too once such a one was freed: after a few
 * documents half of the reader's memory was that. These have it go back to the system; elsewhere they mean nothing.
 */
const RETURNING_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' }

/** Where Node keeps what it has compiled: every program of the project starts in two thirds of the time from then on. */
const COMPILED = { NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/compiled') }

/** The environment in which the project's own programs come first, start sooner, and give unused memory back. */
export const withNodeFirst = (env = process.env) => ({
  ...RETURNING_MEMORY,
  ...COMPILED,
  ...env,
  PATH: [join(root, 'node_modules/node/bin'), join(root, 'node_modules/.bin'), env.PATH].join(
    process.platform === 'win32' ? ';' : ':',
  ),
})

/**
 * Runs Node 24 with this process's own terminal, hands on the signals it gets, and resolves to its exit status.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 * @returns {Promise<number>}
 */
export function runNode(args, options = {}) {
  const child = spawn(node, args, { cwd: root, env: withNodeFirst(), stdio: 'inherit', ...options })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  // npm and its shell die of a signal without handing it on: then nobody is left to end this by Ctrl+C.
  const parent = process.ppid
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM')
  setInterval(orphaned, 1000).unref()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (status, signal) => resolve(status ?? 128 + (signal ? constants.signals[signal] : 0)))
  })
}
