import type { ReadFault, Reading } from '../domain/identity/reading.ts'
import { MAX_FILE_BYTES } from '../domain/identity/reading.ts'
import { readTyped } from '../domain/identity/typed.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { openProcess } from './process/openProcess.ts'
import { openWorker } from './workerThread.ts'

export interface ReaderSettings {
  /** The module that runs in the reader's thread: src/reader/worker.ts, or what it was bundled to. */
  worker: URL
  /** The module that runs that thread in a process of its own, src/reader/process/main.ts; without it, in this process. */
  process?: URL
  /** Folder of the shipped trained data. */
  resources: string
  /** The day, ISO 8601, that settles two-digit years and expiry. */
  today: () => string
  /** Milliseconds that one image may take: ten seconds, unless the machine is known to be busy with other things. */
  readMs?: number
}

export interface Reader {
  /**
   * Reads the documents in an image or PDF from its bytes. They are moved to the reader's thread where possible and
   * overwritten after use; nothing of them reaches the disk. A newer image ends the reading of the one before, whose
   * answer is then `superseded`: what is shown is always of the newest.
   * @param onPartial hears what the document says so far, its code first; the answer repeats it
   * @param codesOnly leaves print unread: for a camera's frames in passing, of which the next may be better
   */
  readImage(
    bytes: Uint8Array,
    onPartial?: (partial: Reading) => void,
    codesOnly?: boolean,
  ): Promise<Result<Reading, ReadFault>>
  /** Reads what a hand-held scanner typed. */
  readText(text: string): Result<Reading, ReadFault>
  /** Loads the engines ahead of the first document. */
  warm(): Promise<void>
  close(): Promise<void>
}

/** An image that takes longer is not worth the wait: the clerk takes another picture, or types. */
const READ_MS = 10_000
/** Of that time: what was found by then is told rather than lost. */
const TOLD_BY = 0.8

/** Opens the one reader of this process. Its thread starts with the first call. */
export function openReader({ worker, process, resources, today, readMs = READ_MS }: ReaderSettings): Reader {
  const settings = { resources, longestMs: TOLD_BY * readMs }
  const thread = process
    ? openProcess(process, { ...settings, worker: worker.href, readMs })
    : openWorker(worker, settings, { readMs })
  return {
    async readImage(bytes, onPartial, codesOnly = false) {
      if (bytes.byteLength === 0) return err('empty-file')
      if (bytes.byteLength > MAX_FILE_BYTES) return err('file-too-large')
      const result = await thread.ask({ task: 'read', bytes, today: today(), codesOnly }, onPartial)
      if (!result.ok) return result
      return result.value ? ok(result.value) : err('nothing-read')
    },
    readText: text => readTyped(text, today()),
    async warm() {
      await thread.ask({ task: 'warm' })
    },
    close: () => thread.close(),
  }
}
