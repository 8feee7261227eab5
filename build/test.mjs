// npm test [-- GROUP…] — installs what is missing, then runs types, lint, structure, unit and end-to-end tests.
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp({ chromium: true, keychain: true, typefaces: true })
process.exit(await runNode(['build/test/main.ts', ...process.argv.slice(2)]))
