import type { Store } from './store.ts'

const EVERY_MS = 60_000

/**
 * Looks again each minute at what others decide and what midnight makes late: requests, and what waits for a supervisor.
 * Returns how to stop.
 */
export function keepCurrent(store: Store): () => void {
  const timer = setInterval(() => {
    const { app, loadRequests, loadProposals } = store.getState()
    if (app.phase !== 'ready') return
    void loadRequests()
    void loadProposals()
  }, EVERY_MS)
  return () => clearInterval(timer)
}
