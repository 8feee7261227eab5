import { openWorker } from '../workerThread.ts'
import type { ProcessReply, ProcessRequest, ProcessSettings } from './protocol.ts'

/** The reader's process: runs its thread, and hands on what it is asked and what it answers. It ends with the app's own. */
const { worker, readMs, ...settings } = JSON.parse(process.argv[2] ?? '') as ProcessSettings
const thread = openWorker(new URL(worker), settings, { readMs })

const reply = (message: ProcessReply) => {
  if (process.connected) process.send?.(message)
}

process.on('message', async ({ id, what }: ProcessRequest) => {
  try {
    reply({ id, answer: await thread.ask(what, partial => reply({ id, partial })) })
  } catch (error) {
    reply({ id, failed: error instanceof Error ? error.message : String(error) })
  }
})
process.on('disconnect', () => process.exit(0))
