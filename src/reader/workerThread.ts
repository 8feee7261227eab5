import { Worker } from 'node:worker_threads'
import { err } from '../domain/result.ts'
import { type Answer, exchange, type OnPartial } from './exchange.ts'
import type { Newest, Request, WorkerData, WorkerSettings } from './protocol.ts'

export type Ask = { task: 'warm' } | { task: 'read'; bytes: Uint8Array; today: string; codesOnly?: boolean }

export interface ReaderThread {
  /**
   * Has the worker do something, after what it was asked before. An image that a newer one is asked for is read no
   * further: its answer is `superseded`.
   */
  ask(what: Ask, onPartial?: OnPartial): Promise<Answer>
  close(): Promise<void>
}

export interface Patience {
  /** The thread that has not answered by then is ended. */
  readMs: number
  /** Loading the engines on a slow machine is no hang. */
  startMs: number
  /** When so many images have been read and none has come for so long, a fresh worker takes over: memory is returned. */
  images: number
  idleMs: number
}

/** Twice what reading needs: left to itself, the engine would keep half a gigabyte before it looks for what is unused. */
const RESOURCES = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 24 }
const PATIENCE: Patience = { readMs: 10_000, startMs: 60_000, images: 30, idleMs: 60_000 }

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

/** Has something done when it has not been put off for so long; what is only memory keeps no process alive. */
function whenIdle(idleMs: number, work: () => void) {
  let timer: NodeJS.Timeout | undefined
  const cancel = () => clearTimeout(timer)
  return {
    cancel,
    putOff() {
      cancel()
      timer = setTimeout(work, idleMs).unref()
    },
  }
}

/** Answers one request; of a worker that is not heard of in time nothing is left, and null. */
async function answerOf(
  worker: ReturnType<typeof keepWorker>,
  request: Request,
  warmId: number,
  { startMs, readMs }: Patience,
  onPartial: OnPartial,
): Promise<Answer | null> {
  const started = await exchange(worker.get(), { id: warmId, task: 'warm' }, startMs, onPartial)
  const answer =
    started && request.task === 'read' ? await exchange(worker.get(), request, readMs, onPartial) : started
  if (!answer) await worker.stop()
  return answer
}

const isSuperseded = (request: Request, newest: Newest) =>
  request.task === 'read' && Atomics.load(newest, 0) !== request.id

/**
 * Runs the worker, one request at a time. One that takes too long, or ends its thread, costs that request only: the
 * thread is ended and the next request starts another.
 */
export function openWorker(
  url: URL,
  settings: WorkerSettings,
  patience: Partial<Patience> = {},
): ReaderThread {
  const limits = { ...PATIENCE, ...patience }
  const newest: Newest = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const worker = keepWorker(url, { ...settings, newest })
  let lastId = 0
  let images = 0
  let queue: Promise<unknown> = Promise.resolve()

  const run = async (request: Request, onPartial: OnPartial): Promise<Answer> => {
    if (request.task === 'read' && isSuperseded(request, newest)) {
      request.bytes.fill(0)
      return err('superseded')
    }
    const answer = await answerOf(worker, request, ++lastId, limits, onPartial)
    if (isSuperseded(request, newest)) return err('superseded')
    return answer ?? err('took-too-long')
  }
  const enqueue = (request: Request, onPartial: OnPartial = () => {}): Promise<Answer> => {
    const answer = queue.then(() => run(request, onPartial))
    queue = answer.catch(() => null)
    return answer
  }
  const renewal = whenIdle(limits.idleMs, () => {
    images = 0
    queue = queue.then(() => worker.stop())
    void enqueue({ id: ++lastId, task: 'warm' }).catch(() => null)
  })

  return {
    ask(what, onPartial) {
      const request = { ...what, id: ++lastId }
      if (request.task === 'read') {
        Atomics.store(newest, 0, request.id)
        images += 1
      }
      if (images >= limits.images) renewal.putOff()
      return enqueue(request, onPartial)
    },
    async close() {
      renewal.cancel()
      await worker.stop()
    },
  }
}
