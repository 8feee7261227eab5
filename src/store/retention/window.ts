import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from '../repositories/audit.ts'

const DAY_MS = 86_400_000

/** How many days a store keeps a member's facts after headquarters has confirmed them. */
export const retainDays = (db: ReadableDb) =>
  (prepared(db, 'SELECT retain_days AS days FROM retention').get() as { days: number }).days

/** @param days 1…3650; anything else is a bug of who calls. */
export function setRetainDays(db: WritableDb, days: number, by: { staffNumber: string; at: string }): void {
  inTransaction(db, () => {
    prepared(db, 'UPDATE retention SET retain_days = ?').run(days)
    const told = { actor: by.staffNumber, action: 'retention.set', subject: null, commitment: null }
    appendAudit(db, { at: by.at, ...told })
  })
}

/** What was confirmed, or fetched back, before this instant has had its time. */
export const endOfWindow = (db: ReadableDb, now: Date) =>
  new Date(now.getTime() - retainDays(db) * DAY_MS).toISOString()
