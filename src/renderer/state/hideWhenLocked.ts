import type { Store } from './store.ts'

/** What was shown in full is masked again once the counter locks: who unlocks it says anew what for. Returns how to stop. */
export const hideWhenLocked = (store: Store): (() => void) =>
  store.subscribe((now, before) => {
    if (now.app.phase !== 'ready' && before.app.phase === 'ready') now.hideFacts()
  })
