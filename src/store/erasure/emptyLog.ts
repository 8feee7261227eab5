import type { WritableDb } from '../database.ts'

/**
 * Empties the log of recent writes (WAL), which still holds pages as they were before an erasure. False when somebody
 * else is reading the store just now: nothing is lost, and it is tried again.
 */
export function emptyLog(db: WritableDb): boolean {
  try {
    const [done] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return done?.busy === 0
  } catch (error) {
    if (/^SQLITE_(BUSY|LOCKED)/.test((error as { code?: string }).code ?? '')) return false
    throw error
  }
}
