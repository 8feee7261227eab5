import { inTransaction, prepared, type WritableDb } from '../database.ts'
import { appendAudit } from '../repositories/audit.ts'
import { findMember } from '../repositories/members.ts'
import { findShrunk } from '../retention/shrunkMembers.ts'
import { findCancelled, insertCancelled } from './cancelledMembers.ts'
import { emptyLog } from './emptyLog.ts'
import { eraseMember } from './eraseMember.ts'

/**
 * Where something may stand about a member who was never at this counter: consents and cases come by the feed. Where a
 * member's own row is lost, the envelope may still be here.
 */
const places = [
  ...['consent_change', 'consent_evidence', 'member_case', 'proposal', 'waiting_act', 'fact_change'].map(
    table => `SELECT 1 FROM ${table} WHERE member_id = @memberId`,
  ),
  'SELECT 1 FROM register_event WHERE member_id = @memberId AND personal IS NOT NULL',
  `SELECT 1 FROM outbox WHERE member_id = @memberId AND kind = 'enrolment' AND envelope IS NOT NULL`,
]

const isSpokenOf = (db: WritableDb, memberId: string): boolean =>
  prepared(db, `SELECT EXISTS (${places.join(' UNION ALL ')})`)
    .pluck()
    .get({ memberId }) === 1

/**
 * [ERA9] Erases a member whose membership was cancelled elsewhere; part of a transaction, after which who calls empties the
 * log. False when nothing of the member was here.
 */
export function eraseCancelled(db: WritableDb, memberId: string, at: string): boolean {
  const held = findMember(db, memberId) ?? findShrunk(db, memberId)
  if (!held && !isSpokenOf(db, memberId)) return false
  eraseMember(db, memberId, at)
  if (findCancelled(db, memberId)) return true
  const cardNumber = held?.cardNumber ?? ''
  insertCancelled(db, { memberId, cardNumber, cancelledAt: at, cancelledBy: 'headquarters' })
  appendAudit(db, { at, actor: 'system', action: 'member.cancelled', subject: memberId, commitment: null })
  return true
}

/**
 * [ERA9] Erases a member whose membership was cancelled elsewhere: at another counter, or here after the backup that this
 * store was restored from. Who calls has proof of it. False when nothing of the member was here.
 */
export function applyCancellation(db: WritableDb, memberId: string, at: string): boolean {
  const applied = inTransaction(db, () => eraseCancelled(db, memberId, at))
  if (applied) emptyLog(db)
  return applied
}
