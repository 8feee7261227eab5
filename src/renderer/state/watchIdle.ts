import { watchTouch } from '../input/watchTouch.ts'
import type { Store } from './store.ts'

/** Tells main that somebody is there, while somebody works here. Returns how to stop. */
export const watchIdle = (
  store: Store,
  page: Pick<Window, 'addEventListener' | 'removeEventListener'> | null,
): (() => void) =>
  watchTouch(page, {
    isWarned: () => store.getState().idleSeconds !== null,
    touch: () => {
      const { app, touch } = store.getState()
      if (app.phase === 'ready') touch()
    },
  })
