import type { Reading } from '../../domain/identity/reading.ts'
import type { Answer } from '../exchange.ts'
import type { WorkerSettings } from '../protocol.ts'
import type { Ask } from '../workerThread.ts'

/** What the reader's process is started with, as JSON. */
export interface ProcessSettings extends WorkerSettings {
  /** URL of the module that runs in its thread. */
  worker: string
  readMs: number
}

export interface ProcessRequest {
  id: number
  what: Ask
}

/** An answer, before which there may be what is known already; `failed` is a bug's message. */
export type ProcessReply =
  | { id: number; answer: Answer }
  | { id: number; partial: Reading }
  | { id: number; failed: string }
