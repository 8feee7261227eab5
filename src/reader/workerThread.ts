import { Worker } from 'node:worker_threads'
import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import { err, type Result } from '../domain/result.ts'
import type { Reply, Request, WorkerSettings } from './protocol.ts'

export type Ask = { task: 'warm' } | { task: 'read'; bytes: Uint8Array; today: string }
export type Answer = Result<Reading | null, ReadFault>

export interface ReaderThread {
  ask(what: Ask): Promise<Answer>
  close(): Promise<void>
}

export interface Patience {
  /** An image that takes longer is not worth the wait: the clerk takes another picture, or types. */
  readMs: number
  /** Loading the engines on a slow machine is no hang. */
  startMs: number
}

const PATIENCE: Patience = { readMs: 10_000, startMs: 60_000 }

/** The bytes in a buffer of their own, so that they can be transferred and nothing else goes with them. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  bytes.fill(0)
  return copy
}

/**
 * Runs the worker, one request at a time. One that takes too long, or ends its thread, costs that request only: the
 * thread is ended and the next request starts another.
 */
export function openWorker(url: URL, settings: WorkerSettings, patience = PATIENCE): ReaderThread {
  let worker: Worker | null = null
  let lastId = 0
  let queue: Promise<unknown> = Promise.resolve()

  const start = (): Worker => {
    if (worker) return worker
    const started = new Worker(url, { workerData: settings, name: 'reader' })
    const forget = () => {
      if (worker === started) worker = null
    }
    worker = started.on('error', forget).on('exit', forget)
    return started
  }
  const stop = async () => {
    const ended = worker
    worker = null
    await ended?.terminate()
  }

  /** Resolves to null when no answer came in time; rejects when the thread died, which only a bug or a missing file can cause. */
  const exchange = (what: Ask, longestMs: number): Promise<Answer | null> =>
    new Promise((resolve, reject) => {
      const thread = start()
      const id = ++lastId
      const settle = (finish: () => void) => {
        clearTimeout(timer)
        thread.off('message', hear).off('error', fail).off('exit', end)
        finish()
      }
      const hear = (reply: Reply) => reply.id === id && settle(() => resolve(reply.result))
      const fail = (error: unknown) => settle(() => reject(error))
      const end = () => fail(new Error('the reader thread ended'))
      const timer = setTimeout(() => settle(() => resolve(null)), longestMs)
      thread.on('message', hear).on('error', fail).on('exit', end)
      const request: Request = { ...what, id }
      if (request.task === 'warm') return thread.postMessage(request)
      const bytes = ownBuffer(request.bytes)
      thread.postMessage({ ...request, bytes }, [bytes.buffer])
    })

  const run = async (what: Ask): Promise<Answer> => {
    const started = await exchange({ task: 'warm' }, patience.startMs)
    const answer = started && what.task === 'read' ? await exchange(what, patience.readMs) : started
    if (answer) return answer
    await stop()
    return err('took-too-long')
  }

  return {
    ask(what) {
      const answer = queue.then(() => run(what))
      queue = answer.catch(() => null)
      return answer
    },
    close: stop,
  }
}
