// npm run -s bench:read [-- ARGS…] — installs what is missing, the typefaces of documents too, then measures the reader.
import { runNode } from './setup/node.mjs'
import { setUp } from './setup/setUp.mjs'

await setUp({ typefaces: true })
process.exit(await runNode(['tests/bench/read.ts', ...process.argv.slice(2)]))
