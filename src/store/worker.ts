import { parentPort, workerData } from 'node:worker_threads'
import { runTask, type StoreTask } from './backup/task.ts'

/** A thread that does one work on a store and ends. */
const task = workerData as StoreTask
const report = (progress: object, file?: string) => parentPort?.postMessage({ progress, file })
parentPort?.postMessage({ finished: await runTask(task, report) })
