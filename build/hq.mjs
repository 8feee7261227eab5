// npm run hq [-- COMMAND] — headquarters itself, or a command that manages it. What it serves is built first.
import { resolve } from 'node:path'
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

const args = process.argv.slice(2)
await setUp()
const built = args.length === 0 ? await runNode(['build/start/bundleMain.ts']) : 0
const main = resolve(import.meta.dirname, '../src/hq/main.ts')
process.exit(built || (await runNode([main, ...args], { cwd: process.cwd() })))
