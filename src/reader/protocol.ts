import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import type { Result } from '../domain/result.ts'

/** What the worker is started with. */
export interface WorkerSettings {
  /** Folder of the shipped trained data. */
  resources: string
  /** Milliseconds after which what was found in an image by then is told, and the rest left. */
  longestMs: number
}

/** Shared with the worker, which hears no message while it computes: the number of the newest image. */
export type Newest = Int32Array<SharedArrayBuffer>
export type WorkerData = WorkerSettings & { newest: Newest }

/** The image's bytes are transferred: the sender has none left. */
export type Request =
  | { id: number; task: 'warm' }
  | { id: number; task: 'read'; bytes: Uint8Array; today: string; codesOnly?: boolean }

/** An answer, before which there may be what is known already. */
export type Reply =
  | { id: number; result: Result<Reading | null, ReadFault> }
  | { id: number; partial: Reading }
