// node build/run.mjs FILE ARGS… — runs a script of the project on Node 24, installing what is missing first.
import { resolve } from 'node:path'
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) {
  process.stderr.write('usage: node build/run.mjs FILE ARGS…\n')
  process.exit(2)
}
await setUp()
process.exit(await runNode([resolve(import.meta.dirname, '..', file), ...args], { cwd: process.cwd() }))
