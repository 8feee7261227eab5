import { createInterface } from 'node:readline/promises'
import { askSecret } from '../hq/commands/askSecret.ts'
import { runVerify } from './verify/run.ts'

/** From the terminal without showing it, else the first line of what is piped in. */
async function passphrase(): Promise<string> {
  if (process.stdin.isTTY) return askSecret('Passphrase of this counter: ')
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

/** `npm run -s verify -- STORE`: whether a counter's audit log is as it was written. */
process.exitCode = await runVerify(process.argv.slice(2), {
  say: line => console.log(line),
  complain: line => console.error(line),
  environment: process.env,
  passphrase,
})
