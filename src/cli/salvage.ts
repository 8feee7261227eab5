import { runSalvage } from './salvage/run.ts'
import { thisTerminal } from './terminal/terminal.ts'

/** `npm run -s salvage -- STORE [NEW-STORE]`: what is damaged, and what is readable into a new store. */
process.exitCode = await runSalvage(process.argv.slice(2), thisTerminal)
