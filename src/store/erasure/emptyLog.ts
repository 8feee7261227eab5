import type { WritableDb } from '../database.ts'

/** Nobody at the counter is to wait for somebody who reads the store beside the app: it is tried again. */
const PATIENCE_MS = 20

/**
 * Empties the log of recent writes (WAL), which still holds pages as they were before an erasure. False when somebody
 * else is reading the store just now: nothing is lost.
 */
export function emptyLog(db: WritableDb): boolean {
  const patience = db.pragma('busy_timeout', { simple: true }) as number
  try {
    db.pragma(`busy_timeout=${PATIENCE_MS}`)
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return done?.busy === 0
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) return false
    throw error
  } finally {
    db.pragma(`busy_timeout=${patience}`)
  }
}
