import { openReader, type Reader } from '../reader/index.ts'
import { log } from './log.ts'
import { resources } from './places.ts'
import { localToday } from './today.ts'

/** Starts the reader's worker and warms its models, so that the first customer does not wait for them. */
export function setUpReader(): Reader {
  // Bundled beside this file as entries of their own: see electron.vite.config.ts.
  const [process, worker] = ['./reader-process.js', './reader-worker.js'].map(
    file => new URL(file, import.meta.url),
  ) as [URL, URL]
  const reader = openReader({ process, worker, resources, today: localToday })
  // A reader that cannot start says so again, in words, to whoever hands it a document.
  reader.warm().catch(error => log.failure('reader', error))
  return reader
}
