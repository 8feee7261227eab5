import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runVerify } from '../../src/cli/verify/run.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
export interface Ran {
  status: number
  lines: string[]
  errors: string
}
/** In this process: starting one takes longer than verifying. */
export async function run(
  args: string[],
  environment: Record<string, string> = {},
  typed = '',
): Promise<Ran> {
  const lines: string[] = []
  const errors: string[] = []
  const status = await runVerify(args, {
    say: line => lines.push(line),
    complain: line => errors.push(line),
    environment,
    passphrase: async () => typed,
  })
  return { status, lines, errors: errors.join('\n') }
}
/** As a process of its own. */
export const start = (args: string[], environment: Record<string, string> = {}, typed = '') =>
  new Promise<Ran>(resolve => {
    const env = { ...process.env, HARMOOR_STORE_KEY: '', HARMOOR_PASSPHRASE: '', ...environment }
    const file = 'src/cli/verify.ts'
    const child = execFile(process.execPath, [file, ...args], { cwd: root, env }, (error, out, errors) => {
      const status = typeof error?.code === 'number' ? error.code : 0
      resolve({ status, lines: out.split('\n').filter(line => line !== ''), errors })
    })
    child.stdin?.end(typed)
  })

/** Name, bytes and time of everything in a folder but SQLite's scratch memory. */
export const snapshot = (folder: string) =>
  readdirSync(folder)
    .filter(name => !name.endsWith('-shm'))
    .map(name => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ])
