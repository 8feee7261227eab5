// npm start — installs what is missing, builds what has changed, and opens the app beside a headquarters to try it with.
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp()
process.exit(await runNode(['build/start/main.ts', ...process.argv.slice(2)]))
