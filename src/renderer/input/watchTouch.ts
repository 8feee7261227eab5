const EVENTS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'paste', 'drop'] as const
/** Main is told so often at most; at once while it warns. */
const TELL_EVERY_MS = 5_000

interface Watching {
  /** Main has said that the counter will lock. */
  isWarned(): boolean
  /** Tells main that somebody is there. */
  touch(): void
}

/** Tells main that somebody is there: a key, a pointer, or a scanner, which types. Returns how to stop. */
export function watchTouch(
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> | null,
  { isWarned, touch }: Watching,
): () => void {
  let told = 0
  const onTouch = () => {
    if (!isWarned() && Date.now() - told < TELL_EVERY_MS) return
    told = Date.now()
    touch()
  }
  const options = { capture: true, passive: true }
  for (const event of EVENTS) page?.addEventListener(event, onTouch, options)
  return () => {
    for (const event of EVENTS) page?.removeEventListener(event, onTouch, options)
  }
}
