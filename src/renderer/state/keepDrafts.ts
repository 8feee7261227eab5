import type { Store } from './store.ts'

const WAIT_MS = 500

/**
 * Keeps the form while it is filled in: half a second after the last keystroke, and at once when the window loses the
 * clerk's attention. Returns how to stop.
 */
export function keepDrafts(
  store: Store,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> | null,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = () => {
    clearTimeout(timer)
    timer = undefined
    void store.getState().keepDraft()
  }
  const keepPending = () => {
    if (timer !== undefined) keep()
  }
  const stop = store.subscribe((now, before) => {
    const same =
      now.fields === before.fields &&
      now.purposes === before.purposes &&
      now.method === before.method &&
      now.readIn === before.readIn
    if (same) return
    clearTimeout(timer)
    timer = setTimeout(keep, WAIT_MS)
  })
  page?.addEventListener('blur', keepPending)
  page?.addEventListener('pagehide', keepPending)
  return () => {
    stop()
    clearTimeout(timer)
    page?.removeEventListener('blur', keepPending)
    page?.removeEventListener('pagehide', keepPending)
  }
}
