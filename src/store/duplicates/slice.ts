import { inTransaction, type WritableDb } from '../database.ts'

/** So long a slice takes, and its commit as long again: the event loop is to be free within 20 ms. */
const SLICE_MS = 5

/**
 * One transaction without a wait for the disk: a power cut may take back the last of them, and they are done again from the
 * pages, which are on the disk until then. What others have committed before is not touched by that, and whatever is
 * committed next waits for the disk again.
 */
export function inSlice<T>(db: WritableDb, work: () => T): T {
  db.pragma('synchronous=NORMAL')
  try {
    return inTransaction(db, work)
  } finally {
    db.pragma('synchronous=FULL')
  }
}

/** Does steps in one slice for a few milliseconds. @param step false when nothing is left. @returns what the last one gave. */
export const stepsInSlice = (db: WritableDb, step: () => boolean, sliceMs = SLICE_MS): boolean =>
  inSlice(db, () => {
    const end = performance.now() + sliceMs
    let more = step()
    while (more && performance.now() <= end) more = step()
    return more
  })
