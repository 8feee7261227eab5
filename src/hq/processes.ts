import cluster, { type Worker } from 'node:cluster'
import { once } from 'node:events'
import type { Logger } from 'pino'

export interface Processes {
  url: string
  /** Rejects when one that is to replace another ends before it is open: so would the next. */
  failed: Promise<never>
  stop(): Promise<void>
}

/** What a process says to the first one once it listens. */
export const tellOpen = (url: string) => process.send?.({ url })

async function untilOpen(worker: Worker): Promise<string> {
  const ended = new AbortController()
  worker.once('exit', () => ended.abort())
  const said = await once(worker, 'message', { signal: ended.signal }).catch(() => {
    throw new Error('a process of headquarters ended before it was open')
  })
  return (said[0] as { url: string }).url
}

/**
 * Starts several processes of the same program that listen at one address: one thread is the first thing that headquarters
 * runs short of. Each is an instance like any other; one that dies is replaced, and counters see a retry.
 * @param environment what they are told beside what this process was told.
 */
export async function startProcesses(
  count: number,
  environment: Record<string, string>,
  log: Logger,
): Promise<Processes> {
  let stopping = false
  let fail: (error: Error) => void = () => {}
  const failed = new Promise<never>((_, reject) => {
    fail = reject
  })
  failed.catch(() => undefined)
  const start = async (): Promise<string> => {
    const worker = cluster.fork(environment)
    const url = await untilOpen(worker)
    worker.once('exit', (code, signal) => {
      if (stopping) return
      log.error({ code, signal }, 'a process of headquarters ended, and another takes its place')
      start().catch(fail)
    })
    return url
  }
  const stop = async () => {
    stopping = true
    const running = Object.values(cluster.workers ?? {}).filter(worker => worker !== undefined)
    await Promise.all(
      running.map(async worker => {
        const ended = once(worker, 'exit')
        worker.process.kill('SIGTERM')
        await ended
      }),
    )
  }
  try {
    const [url = ''] = await Promise.all(Array.from({ length: count }, start))
    return { url, failed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
