import { statSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { Progress, Report } from './progress.ts'
import { type Finished, runTask, type StoreTask } from './task.ts'

const LOOK_EVERY_MS = 200

type Message<T extends StoreTask> = { finished: Finished<T> } | { progress: Progress; file?: string }

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

/**
 * Does a long work on a store in a thread of its own. While that thread is inside SQLite it cannot speak, so the file
 * that it makes is looked at from here.
 * @param worker where the bundled `store/worker.ts` lies; null does the work in this thread.
 */
export function runInThread<T extends StoreTask>(
  worker: URL | null,
  task: T,
  report: Report,
): Promise<Finished<T>> {
  if (!worker) return runTask(task, report)
  return new Promise((resolve, reject) => {
    const thread = new Worker(worker, { workerData: task, name: 'store' })
    let looking: NodeJS.Timeout | undefined
    const hear = (message: Message<T>) => {
      clearInterval(looking)
      if ('finished' in message) return resolve(message.finished)
      const { progress, file } = message
      report(progress)
      if (!file) return
      const { total } = progress
      looking = setInterval(() => report({ ...progress, done: Math.min(total, sizeOf(file)) }), LOOK_EVERY_MS)
    }
    const fail = (error: unknown) => {
      clearInterval(looking)
      reject(error)
    }
    thread.on('message', hear).on('error', fail)
    thread.on('exit', () => fail(new Error('the store thread ended')))
  })
}
