import type { Store } from './store.ts'

/**
 * Turns the camera off when nobody is there to hold anything before it: the clerk signed out or the counter locked, the
 * window is hidden, or the customer is enrolled. Returns how to stop.
 */
export function leaveCamera(
  store: Store,
  page: Pick<Document, 'addEventListener' | 'removeEventListener' | 'hidden'> | null,
): () => void {
  const stop = store.subscribe((now, before) => {
    const left = now.app.phase !== 'ready' && before.app.phase === 'ready'
    const enrolled = now.saved !== null && before.saved === null
    if (left || enrolled) now.stopCamera()
  })
  const onVisibility = () => {
    if (page?.hidden) store.getState().stopCamera()
  }
  page?.addEventListener('visibilitychange', onVisibility)
  return () => {
    stop()
    page?.removeEventListener('visibilitychange', onVisibility)
    store.getState().stopCamera()
  }
}
