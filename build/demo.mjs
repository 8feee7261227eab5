// npm run demo — installs what is missing, then enrols two customers with no hands.
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp({ chromium: true })
process.exit(await runNode(['src/cli/demo.ts', ...process.argv.slice(2)]))
