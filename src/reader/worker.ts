import { parentPort, workerData } from 'node:worker_threads'
import { ok } from '../domain/result.ts'
import { startLineEngine } from './mrz/engine.ts'
import type { Reply, Request, WorkerSettings } from './protocol.ts'
import { startQrEngine } from './qr/engine.ts'
import { readImage } from './readImage.ts'

/** The reader's thread: one image at a time, in the order they came. */
const { resources } = workerData as WorkerSettings
const engines = Promise.all([startLineEngine(resources), startQrEngine()])

async function answer(request: Request): Promise<Reply> {
  const [recogniseLine] = await engines
  if (request.task === 'warm') return { id: request.id, result: ok(null) }
  return { id: request.id, result: await readImage(request.bytes, request.today, recogniseLine) }
}

let queue: Promise<void> = Promise.resolve()
parentPort?.on('message', (request: Request) => {
  queue = queue.then(async () => parentPort?.postMessage(await answer(request)))
})
