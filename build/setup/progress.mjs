// Plain Node 20 and no packages: this runs before anything is installed.
import { spawnSync } from 'node:child_process'

/** Progress goes to stderr: stdout belongs to the command that set-up runs before. */
export const say = (/** @type {string} */ line) => process.stderr.write(`${line}\n`)

/** Ends set-up with what a person has to do; never a stack trace. */
export class SetUpStopped extends Error {}

/**
 * Runs one step of set-up to its end, showing its output only when it fails.
 * @param {string} why one line: what is done and what for
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 * @throws {SetUpStopped} with the end of the output
 */
export function step(why, command, args, options = {}) {
  const started = performance.now()
  say(`set-up: ${why} …`)
  const { ok, output } = attempt(command, args, options)
  if (!ok) throw new SetUpStopped(`${output}\nset-up stopped: \`${command} ${args.join(' ')}\` failed.`)
  say(`set-up: done in ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/**
 * Runs a command quietly. `ok` is true for exit status 0; `output` holds the end of what it printed.
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnSyncOptions} options
 */
export function attempt(command, args, options = {}) {
  const done = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
    ...options,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = done.error ? done.error.message : `${done.stdout}${done.stderr}`
  return { ok: done.status === 0, output: output.slice(-8000) }
}
