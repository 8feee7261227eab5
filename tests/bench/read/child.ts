import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that answers one path at a time. */
export interface Child<Answer> {
  ask(path: string): Promise<Answer>
  close(): void
}

/** Waits for a message; a process that ends instead is a bug of the reader, not a figure. */
async function heard(child: ChildProcess): Promise<unknown> {
  const waiting = new AbortController()
  const end = once(child, 'exit', { signal: waiting.signal }).then(() => {
    throw new Error('the reading process ended')
  })
  try {
    const [message] = await Promise.race([once(child, 'message', { signal: waiting.signal }), end])
    return message
  } finally {
    end.catch(() => null)
    waiting.abort()
  }
}

/** Starts tests/bench/`file`, and waits until its engines are warm. */
export async function startChild<Answer>(file: string, args: readonly string[] = []): Promise<Child<Answer>> {
  const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), args)
  await heard(child)
  return {
    async ask(path) {
      child.send(path)
      return (await heard(child)) as Answer
    },
    close: () => child.disconnect(),
  }
}
