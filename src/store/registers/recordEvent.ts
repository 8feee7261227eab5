import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { inTransaction, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { findCancelled } from '../erasure/cancelledMembers.ts'
import { appendAudit } from '../repositories/audit.ts'
import { putNew } from '../repositories/outbox.ts'
import { sha256 } from '../sha256.ts'
import { insertEvent } from './events.ts'

/**
 * [REG1] Writes an event into its register: row, audit entry and envelope are one transaction. The same event again changes
 * nothing. [REG3] Of a member who left, nothing is kept that describes the person.
 */
export function recordEvent(db: WritableDb, event: RegisterEvent, random: Randomness): void {
  inTransaction(db, () => {
    const hasLeft = event.memberId !== null && findCancelled(db, event.memberId) !== null
    const kept = hasLeft ? { ...event, personal: null } : event
    if (!insertEvent(db, kept)) return
    putNew(db, 'register', kept, { id: random.uuid(), at: event.at })
    const commitment = sha256(random.salt() + canonicalJson(kept as unknown as Json))
    const action = `${event.register}.${event.what}`
    appendAudit(db, { at: event.at, actor: event.by, action, subject: event.entryId, commitment })
  })
}
