import { createInterface } from 'node:readline/promises'
import { askSecret } from '../../hq/commands/askSecret.ts'

/** Where words go and secrets come from: a terminal, or a test. */
export interface Terminal {
  say(line: string): void
  complain(line: string): void
  environment: Record<string, string | undefined>
  /** Asked only where the key is sealed with a passphrase. */
  passphrase(): Promise<string>
}

/** From the terminal without showing it, else the first line of what is piped in. */
async function passphrase(): Promise<string> {
  if (process.stdin.isTTY) return askSecret('Passphrase of this counter: ')
  for await (const line of createInterface({ input: process.stdin })) return line
  return ''
}

/** The terminal that this process was started from. */
export const thisTerminal: Terminal = {
  say: line => console.log(line),
  complain: line => console.error(line),
  environment: process.env,
  passphrase,
}
