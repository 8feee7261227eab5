import { thisTerminal } from './terminal/terminal.ts'
import { runVerify } from './verify/run.ts'

/** `npm run -s verify -- STORE`: whether a counter's audit log is as it was written. */
process.exitCode = await runVerify(process.argv.slice(2), thisTerminal)
