import type { Store } from '../state/store.ts'

/**
 * Escape closes the sheet that lies on top, and leaves the dialogs beneath it open: each of those listens to the whole window.
 * Call it before anything else listens.
 */
export function escapeSheetFirst(store: Store, target: Window): void {
  const close = (event: KeyboardEvent) => {
    const { app, sheet, closeSheet } = store.getState()
    if (event.key !== 'Escape' || event.isComposing || !sheet || app.phase !== 'ready') return
    event.stopImmediatePropagation()
    closeSheet()
  }
  target.addEventListener('keydown', close, { capture: true })
}
