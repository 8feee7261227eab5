import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Runs a program of node_modules with the terminal of this one; gives its exit status. */
export async function runTool(
  name: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const program = join(root, 'node_modules/.bin', name)
  const shell = process.platform === 'win32'
  const child = spawn(program, args, { cwd: root, env, shell, stdio: ['ignore', 'inherit', 'inherit'] })
  const [status] = (await once(child, 'exit')) as [number | null]
  return status ?? 1
}
