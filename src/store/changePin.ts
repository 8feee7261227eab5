import { knownAfterReset } from '../domain/staff/pinHands.ts'
import { inTransaction, type WritableDb } from './database.ts'
import type { Randomness } from './enrol.ts'
import { appendAudit } from './repositories/audit.ts'
import { counterOf } from './repositories/counter.ts'
import { putNew } from './repositories/outbox.ts'
import { forgiveAttempts, pinOwner } from './repositories/staff.ts'

export interface PinChange {
  staffNumber: string
  /** argon2id PHC string. */
  pinHash: string
  /** Staff number: the person, or the supervisor who made a new PIN for them. */
  changedBy: string
  /** ISO 8601 instant. */
  at: string
}

/**
 * [REG5] Gives somebody a new PIN: row, audit entry and envelope are one transaction. [JOI7] At a counter that stands alone there
 * is no envelope: headquarters has another pepper, and perhaps somebody else of that number. Failed tries of the old one count no
 * more, and a PIN that somebody else made is changed at the next sign-in. [COR13] Who may know it is kept and told with it.
 */
export function changePin(db: WritableDb, change: PinChange, random: Pick<Randomness, 'uuid'>): void {
  const { staffNumber, pinHash, changedBy, at } = change
  const byAnother = changedBy !== staffNumber
  inTransaction(db, () => {
    const by = pinOwner(db, changedBy)
    const knownTo = byAnother ? knownAfterReset(staffNumber, by) : [...by.pinKnownTo]
    db.prepare(
      `UPDATE staff SET pin_hash = ?, must_change_pin = ?, pin_known_to = ? WHERE staff_number = ?`,
    ).run(pinHash, byAnother ? 1 : 0, JSON.stringify(knownTo), staffNumber)
    forgiveAttempts(db, staffNumber)
    const body = { changeId: random.uuid(), staffNumber, pinHash, changedBy, knownTo }
    if (!counterOf(db)?.standsAlone) putNew(db, 'pin', body, { id: random.uuid(), at })
    const action = byAnother ? 'staff.pin-reset' : 'staff.pin-changed'
    appendAudit(db, { at, actor: changedBy, action, subject: staffNumber, commitment: null })
  })
}
