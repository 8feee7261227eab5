import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Answer, OnPartial } from '../exchange.ts'
import type { ReaderThread } from '../workerThread.ts'
import type { ProcessReply, ProcessRequest, ProcessSettings } from './protocol.ts'

/**
 * glibc keeps what was freed in a pool for each thread, and the larger pieces too once such a one was freed: after a few
 * documents half of the reader's memory was that. These have it go back to the system; elsewhere they mean nothing. They
 * count only from a process's very start, which is what the reader has one of its own for; and a picture that crashes a
 * decoder then costs that picture, not the app.
 */
const RETURNING_MEMORY = { MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: '1048576' }

interface Waiting {
  resolve(answer: Answer): void
  reject(error: Error): void
  onPartial: OnPartial
}

interface Child {
  process: ChildProcess
  waiting: Map<number, Waiting>
}

function start(entry: URL, settings: ProcessSettings, onEnd: (child: Child) => void): Child {
  const child: Child = {
    process: fork(fileURLToPath(entry), [JSON.stringify(settings)], {
      env: { ...process.env, ...RETURNING_MEMORY },
      execArgv: [],
      serialization: 'advanced',
    }),
    waiting: new Map(),
  }
  const end = (error: Error) => {
    onEnd(child)
    for (const { reject } of child.waiting.values()) reject(error)
    child.waiting.clear()
  }
  child.process
    .on('message', (reply: ProcessReply) => hear(child, reply))
    .on('error', end)
    .on('exit', () => end(new Error('the reader process ended')))
  return child
}

function hear({ waiting }: Child, reply: ProcessReply): void {
  const asked = waiting.get(reply.id)
  if (!asked) return
  if ('partial' in reply) asked.onPartial(reply.partial)
  else waiting.delete(reply.id)
  if ('failed' in reply) asked.reject(new Error(reply.failed))
  if ('answer' in reply) asked.resolve(reply.answer)
}

/**
 * Runs the reader's thread in a process of its own, started when it is first needed and again after it ended.
 * @param entry src/reader/process/main.ts, or what it was bundled to
 */
export function openProcess(entry: URL, settings: ProcessSettings): ReaderThread {
  let child: Child | null = null
  let lastId = 0
  const forget = (ended: Child) => {
    if (child === ended) child = null
  }
  return {
    ask(what, onPartial = () => {}) {
      child ??= start(entry, settings, forget)
      const { process: running, waiting } = child
      const request: ProcessRequest = { id: ++lastId, what }
      return new Promise((resolve, reject) => {
        waiting.set(request.id, { resolve, reject, onPartial })
        // Sending writes the bytes out at once: nothing refers to them any more when it returns.
        running.send(request)
        if (what.task === 'read') what.bytes.fill(0)
      })
    },
    async close() {
      const ended = child
      child = null
      ended?.process.disconnect()
    },
  }
}
