import type { Store } from './store.ts'

const EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'paste', 'drop'] as const
/** Main is told so often at most; at once while it warns. */
const TELL_EVERY_MS = 5_000

/** Tells main that somebody is there: a key, a pointer, or a scanner, which types. Returns how to stop. */
export function watchIdle(
  store: Store,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> | null,
): () => void {
  let told = 0
  const onTouch = () => {
    const { app, idleSeconds, touch } = store.getState()
    if (app.phase !== 'ready') return
    if (idleSeconds === null && Date.now() - told < TELL_EVERY_MS) return
    told = Date.now()
    touch()
  }
  const options = { capture: true, passive: true }
  for (const event of EVENTS) page?.addEventListener(event, onTouch, options)
  return () => {
    for (const event of EVENTS) page?.removeEventListener(event, onTouch, options)
  }
}
