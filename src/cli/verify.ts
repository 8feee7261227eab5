import { thisTerminal } from './terminal/terminal.ts'
import { runVerifyConsent } from './verify/consent.ts'
import { runVerify } from './verify/run.ts'

/**
 * `npm run -s verify -- STORE`: whether a counter's audit log is as it was written; `… -- consent FILE`: whether an exported proof
 * of consent holds.
 */
const [first, ...rest] = process.argv.slice(2)
process.exitCode =
  first === 'consent'
    ? runVerifyConsent(rest, thisTerminal)
    : await runVerify(process.argv.slice(2), thisTerminal)
