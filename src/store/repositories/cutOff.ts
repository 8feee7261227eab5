import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

/** [REV3] When this counter learned that headquarters had revoked it; null where it has not. */
export const cutOffAt = (db: ReadableDb): string | null =>
  (prepared(db, 'SELECT cut_off_at AS at FROM counter').get() as { at: string | null } | undefined)?.at ??
  null

/** [REV3] Keeps what headquarters said of this device, through every restart. False where that is known. */
export function keepCutOff(db: WritableDb, isCutOff: boolean, at: string): boolean {
  if ((cutOffAt(db) !== null) === isCutOff) return false
  return inTransaction(db, () => {
    prepared(db, 'UPDATE counter SET cut_off_at = ?').run(isCutOff ? at : null)
    const action = isCutOff ? 'counter.cutOff' : 'counter.reinstated'
    appendAudit(db, { at, actor: 'headquarters', action, subject: null, commitment: null })
    return true
  })
}
