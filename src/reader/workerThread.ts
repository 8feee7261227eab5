import { Worker } from 'node:worker_threads'
import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import { err, type Result } from '../domain/result.ts'
import type { Reply, Request, WorkerData, WorkerSettings } from './protocol.ts'

export type Ask = { task: 'warm' } | { task: 'read'; bytes: Uint8Array; today: string; codesOnly?: boolean }
export type Answer = Result<Reading | null, ReadFault>
export type OnPartial = (partial: Reading) => void

export interface ReaderThread {
  /**
   * Has the worker do something, after what it was asked before. An image that a newer one is asked for is read no
   * further: its answer is `superseded`.
   */
  ask(what: Ask, onPartial?: OnPartial): Promise<Answer>
  close(): Promise<void>
}

export interface Patience {
  /** An image that takes longer is not worth the wait: the clerk takes another picture, or types. */
  readMs: number
  /** Loading the engines on a slow machine is no hang. */
  startMs: number
}

const RESOURCES = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 }
const PATIENCE: Patience = { readMs: 10_000, startMs: 60_000 }

/** The bytes in a buffer of their own, so that they can be transferred and nothing else goes with them. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  bytes.fill(0)
  return copy
}

/** Sends one request and waits. Null when no answer came in time; rejects when the thread died, which is a bug or a missing file. */
function exchange(
  thread: Worker,
  request: Request,
  longestMs: number,
  onPartial: OnPartial,
): Promise<Answer | null> {
  return new Promise((resolve, reject) => {
    const settle = (finish: () => void) => {
      clearTimeout(timer)
      thread.off('message', hear).off('error', fail).off('exit', end)
      finish()
    }
    const hear = (reply: Reply) => {
      if (reply.id !== request.id) return
      if ('partial' in reply) onPartial(reply.partial)
      else settle(() => resolve(reply.result))
    }
    const fail = (error: unknown) => settle(() => reject(error))
    const end = () => fail(new Error('the reader thread ended'))
    const timer = setTimeout(() => settle(() => resolve(null)), longestMs)
    thread.on('message', hear).on('error', fail).on('exit', end)
    if (request.task === 'warm') return thread.postMessage(request)
    const bytes = ownBuffer(request.bytes)
    thread.postMessage({ ...request, bytes }, [bytes.buffer])
  })
}

/** Keeps one worker, started when it is first needed and again after it was stopped or ended. */
function keepWorker(url: URL, workerData: WorkerData) {
  let worker: Worker | null = null
  return {
    get(): Worker {
      if (worker) return worker
      const started = new Worker(url, { workerData, name: 'reader', resourceLimits: RESOURCES })
      const forget = () => {
        if (worker === started) worker = null
      }
      worker = started.on('error', forget).on('exit', forget)
      return started
    },
    async stop(): Promise<void> {
      const ended = worker
      worker = null
      await ended?.terminate()
    },
  }
}

/**
 * Runs the worker, one request at a time. One that takes too long, or ends its thread, costs that request only: the
 * thread is ended and the next request starts another.
 */
export function openWorker(url: URL, settings: WorkerSettings, patience = PATIENCE): ReaderThread {
  const newest = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = keepWorker(url, { ...settings, newest })
  let lastId = 0
  let queue: Promise<unknown> = Promise.resolve()

  const run = async (request: Request, onPartial: OnPartial): Promise<Answer> => {
    const isSuperseded = () => request.task === 'read' && Atomics.load(newest, 0) !== request.id
    if (request.task === 'read' && isSuperseded()) {
      request.bytes.fill(0)
      return err('superseded')
    }
    lastId += 1
    const warm = { id: lastId, task: 'warm' } as const
    const started = await exchange(worker.get(), warm, patience.startMs, onPartial)
    const answer =
      started && request.task === 'read'
        ? await exchange(worker.get(), request, patience.readMs, onPartial)
        : started
    if (isSuperseded()) return err('superseded')
    if (answer) return answer
    await worker.stop()
    return err('took-too-long')
  }

  return {
    ask(what, onPartial = () => {}) {
      lastId += 1
      const request = { ...what, id: lastId }
      if (request.task === 'read') Atomics.store(newest, 0, request.id)
      const answer = queue.then(() => run(request, onPartial))
      queue = answer.catch(() => null)
      return answer
    },
    close: () => worker.stop(),
  }
}
