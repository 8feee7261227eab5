import { parentPort, workerData } from 'node:worker_threads'
import { reconcile } from '../domain/identity/reconcile.ts'
import { err, ok } from '../domain/result.ts'
import { startLineEngine } from './mrz/engine.ts'
import type { Reply, Request, WorkerData } from './protocol.ts'
import { startQrEngine } from './qr/engine.ts'
import type { ReadContext } from './readContext.ts'
import { readImage } from './readImage.ts'
import { startTextEngine, type TextEngine } from './visual/textEngine.ts'

/** The reader's thread: one image at a time, in the order they came. */
const { resources, newest, longestMs } = workerData as WorkerData
const engines = Promise.all([startLineEngine(resources), startQrEngine()])

let started: Promise<TextEngine> | null = null
/** Print is read last and not of every document: its engine, the largest, starts once the others are ready. */
const textEngine = () => {
  started ??= startTextEngine()
  return started
}

const reply = (message: Reply) => parentPort?.postMessage(message)

async function read({ id, bytes, today, codesOnly = false }: Request & { task: 'read' }): Promise<void> {
  const [recogniseLine] = await engines
  const isSuperseded = () => Atomics.load(newest, 0) !== id
  const until = performance.now() + longestMs
  const context: ReadContext = {
    today,
    recogniseLine,
    textEngine,
    codesOnly,
    isStopped: () => isSuperseded() || performance.now() > until,
    publish(sources) {
      const partial = reconcile(sources, today)
      if (partial && !isSuperseded()) reply({ id, partial })
    },
  }
  const result = await readImage(bytes, context)
  reply({ id, result: isSuperseded() ? err('superseded') : result })
}

async function answer(request: Request): Promise<void> {
  if (request.task === 'read') return read(request)
  await engines
  reply({ id: request.id, result: ok(null) })
  void textEngine()
}

let queue: Promise<void> = Promise.resolve()
parentPort?.on('message', (request: Request) => {
  queue = queue.then(() => answer(request))
})
