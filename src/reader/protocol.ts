import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import type { Result } from '../domain/result.ts'

/** What the worker is started with. */
export interface WorkerSettings {
  /** Folder of the shipped trained data. */
  resources: string
}

/** The image's bytes are transferred: the sender has none left. */
export type Request =
  | { id: number; task: 'warm' }
  | { id: number; task: 'read'; bytes: Uint8Array; today: string }

export type Reply = { id: number; result: Result<Reading | null, ReadFault> }
