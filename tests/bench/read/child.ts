import { type ChildProcess, fork, type Serializable } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** A process that answers one question at a time. */
export interface Child<Answer, Question extends Serializable = string> {
  ask(question: Question): Promise<Answer>
  close(): void
}

/** Waits for a message; a process that ends instead is a bug, not a figure. */
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

/** Starts tests/bench/`file`, and waits until it says that it is ready. */
export async function startChild<Answer, Question extends Serializable = string>(
  file: string,
  args: readonly string[] = [],
): Promise<Child<Answer, Question>> {
  const child = fork(fileURLToPath(new URL(`../${file}`, import.meta.url)), args)
  await heard(child)
  return {
    async ask(question) {
      child.send(question)
      return (await heard(child)) as Answer
    },
    close: () => child.disconnect(),
  }
}
