import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import type { Enrolment } from '../../domain/member/enrolment.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, prepared, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { findCancelled } from '../erasure/cancelledMembers.ts'
import { appendAudit } from '../repositories/audit.ts'
import { findMember, insertMember, type StoredMember } from '../repositories/members.ts'
import { sha256 } from '../sha256.ts'
import { indexesOf } from './shrink.ts'
import { findShrunk } from './shrunkMembers.ts'

/** A member as headquarters gave it back, who asked for it and what for. */
export interface FetchedMember {
  member: Enrolment
  enrolledAt: string
  purpose: string
  fetchedBy: string
  at: string
}

/**
 * [RET5] Brings a shrunk member's facts back for the window. Only as the very member that was let go: same card, same
 * document.
 */
export function restoreMember(
  db: WritableDb,
  fetched: FetchedMember,
  random: Pick<Randomness, 'salt'>,
): Result<StoredMember, 'member-unknown' | 'member-cancelled' | 'another-member'> {
  const { member, enrolledAt, purpose, fetchedBy, at } = fetched
  const { memberId } = member
  return inTransaction(db, () => {
    if (findCancelled(db, memberId)) return err('member-cancelled')
    const here = findMember(db, memberId)
    if (here) return ok(here)
    const shrunk = findShrunk(db, memberId)
    if (!shrunk) return err('member-unknown')
    const isSame =
      shrunk.cardNumber === member.cardNumber &&
      shrunk.documentIndex === indexesOf(db, member.facts).documentIndex
    if (!isSame) return err('another-member')
    const salt = random.salt()
    prepared(db, 'DELETE FROM shrunk_member WHERE member_id = ?').run(memberId)
    insertMember(db, member, enrolledAt, salt)
    prepared(db, 'INSERT INTO fetched_member (member_id, fetched_at) VALUES (?, ?)').run(memberId, at)
    const commitment = sha256(salt + canonicalJson(member as unknown as Json))
    const action = `member.fetchedBack.${purpose}`
    appendAudit(db, { at, actor: fetchedBy, action, subject: memberId, commitment })
    return ok(findMember(db, memberId) as StoredMember)
  })
}
