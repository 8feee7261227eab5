import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'

/** Asks without showing what is typed. Empty when there is no terminal to ask on. */
export async function askSecret(question: string): Promise<string> {
  if (!process.stdin.isTTY) return ''
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  try {
    return (await terminal.question('')).trim()
  } finally {
    terminal.close()
    process.stderr.write('\n')
  }
}
