import { askable } from './duplicateSlice.ts'
import type { Store } from './store.ts'

const WAIT_MS = 350

/**
 * Asks about duplicates as soon as facts that identify somebody are valid, and no more often than somebody types. What was
 * said of other facts goes at once. Returns how to stop.
 */
export function watchDuplicates(store: Store): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = JSON.stringify(askable(store.getState().fields))
  const stop = store.subscribe((now, before) => {
    if (now.fields === before.fields) return
    const next = JSON.stringify(askable(now.fields))
    if (next === last) return
    last = next
    clearTimeout(timer)
    if (now.duplicateHits.length > 0) store.setState({ duplicateHits: [] })
    timer = setTimeout(() => void store.getState().checkDuplicates(), WAIT_MS)
  })
  return () => {
    stop()
    clearTimeout(timer)
  }
}
