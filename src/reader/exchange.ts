import type { Worker } from 'node:worker_threads'
import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import type { Result } from '../domain/result.ts'
import type { Reply, Request } from './protocol.ts'

export type Answer = Result<Reading | null, ReadFault>
export type OnPartial = (partial: Reading) => void

/** The bytes in a buffer of their own, so that they can be transferred and nothing else goes with them. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes)
  bytes.fill(0)
  return copy
}

/**
 * Sends the worker one request and waits. Null when no answer came in time; rejects when the thread died, which is a bug
 * or a missing file.
 */
export function exchange(
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
