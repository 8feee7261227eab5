import { canonicalJson, type Json } from '../domain/audit/canonical.ts'
import { approvalText } from '../domain/correction/approval.ts'
import type { Approval, Correction } from '../domain/correction/correction.ts'
import { mergeCorrection, withChanges } from '../domain/correction/merge.ts'
import type { FactName } from '../domain/member/facts.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { needsApproval } from '../domain/settings/settings.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from './database.ts'
import type { Randomness } from './enrol.ts'
import { findCancelled } from './erasure/cancelledMembers.ts'
import { settingsOf } from './feed/company.ts'
import { memberBase } from './memberBase.ts'
import { appendAudit } from './repositories/audit.ts'
import { counterOf } from './repositories/counter.ts'
import { keepFactChange } from './repositories/factChanges.ts'
import { updateFacts } from './repositories/memberFacts.ts'
import { findMember, findMemberByDocument, type StoredMember } from './repositories/members.ts'
import { putNew } from './repositories/outbox.ts'
import { findShrunk, findShrunkByDocument } from './retention/shrunkMembers.ts'
import { mergeNames } from './search/nameIndex.ts'
import { sha256 } from './sha256.ts'

export type CorrectFault =
  | { code: 'member-unknown' | 'member-cancelled' }
  /** Only headquarters has the facts: they are fetched back first. */
  | { code: 'member-shrunk' }
  /** These facts are not what they were when the change was proposed. */
  | { code: 'facts-changed'; facts: FactName[] }
  | { code: 'approval-needed' }
  /** [COR6] */
  | { code: 'self-approved' }
  /** The document would be another member's, who has this card. */
  | { code: 'already-a-member'; cardNumber: string }

function refusal(db: ReadableDb, correction: Correction): CorrectFault | null {
  const { memberId, changes, approval, proposedBy } = correction
  const needed = needsApproval(
    settingsOf(db),
    changes.map(({ fact }) => fact),
  )
  if (needed && !approval) return { code: 'approval-needed' }
  if (approval?.approvedBy === proposedBy) return { code: 'self-approved' }
  if (findCancelled(db, memberId)) return { code: 'member-cancelled' }
  const member = findMember(db, memberId)
  if (!member) return { code: findShrunk(db, memberId) ? 'member-shrunk' : 'member-unknown' }
  const stale = changes.filter(({ fact, from }) => member.facts[fact] !== from)
  if (stale.length > 0) return { code: 'facts-changed', facts: stale.map(({ fact }) => fact) }
  if (approval && !isForThis(db, correction, approval)) return { code: 'approval-needed' }
  return documentTaken(db, member, correction)
}

/** [COR11] The word was given for this very change on this counter, upon the member as they are now, and for nothing before. */
function isForThis(db: ReadableDb, correction: Correction, approval: Approval): boolean {
  const deviceId = counterOf(db)?.deviceId ?? ''
  if (sha256(approvalText(correction, approval, deviceId)) !== approval.binding) return false
  if (approval.base !== undefined && approval.base !== memberBase(db, correction.memberId)) return false
  const used = prepared(
    db,
    `SELECT 1 FROM outbox WHERE member_id = ? AND kind = 'correction' AND envelope ->> '$.body.approval.nonce' = ?`,
  ).get(correction.memberId, approval.nonce)
  return used === undefined
}

function documentTaken(db: ReadableDb, member: StoredMember, { changes }: Correction): CorrectFault | null {
  if (!changes.some(({ fact }) => fact === 'number' || fact === 'nationality')) return null
  const { number, nationality } = withChanges(member.facts, changes)
  const other = findMemberByDocument(db, number, nationality) ?? findShrunkByDocument(db, number, nationality)
  return other && other.memberId !== member.memberId
    ? { code: 'already-a-member', cardNumber: other.cardNumber }
    : null
}

const saltOf = (db: ReadableDb, memberId: string) =>
  (prepared(db, 'SELECT salt FROM member WHERE member_id = ?').get(memberId) as { salt: string }).salt

const isMade = (db: ReadableDb, { memberId, correctionId }: Correction) =>
  prepared(
    db,
    `SELECT 1 FROM outbox WHERE member_id = ? AND kind = 'correction' AND envelope ->> '$.body.correctionId' = ?`,
  ).get(memberId, correctionId) !== undefined

/**
 * Corrects a member. [COR7] Row, index of names, audit entry and envelope are one transaction. The same correction again
 * gives the member as it is.
 * @param at ISO 8601 instant.
 */
export function correctMember(
  db: WritableDb,
  correction: Correction,
  random: Pick<Randomness, 'uuid'>,
  at: string,
): Result<StoredMember, CorrectFault> {
  const { memberId, changes, proposedBy } = correction
  if (changes.length === 0) throw new Error('a correction of nothing')
  return inTransaction(db, () => {
    const member = findMember(db, memberId)
    if (member && isMade(db, correction)) return ok(member)
    const refused = refusal(db, correction)
    if (refused) return err(refused)
    if (!member || member.cardNumber !== correction.cardNumber) return err({ code: 'member-unknown' })
    const { apply } = mergeCorrection(member.facts, changes)
    updateFacts(db, memberId, withChanges(member.facts, apply))
    mergeNames(db)
    keepFactChange(db, {
      changeId: correction.correctionId,
      memberId,
      at,
      by: proposedBy,
      approvedBy: correction.approval?.approvedBy ?? null,
      changes,
      reason: correction.reason,
    })
    putNew(db, 'correction', correction, { id: random.uuid(), at })
    const commitment = sha256(saltOf(db, memberId) + canonicalJson(correction as unknown as Json))
    appendAudit(db, { at, actor: proposedBy, action: 'member.corrected', subject: memberId, commitment })
    return ok(findMember(db, memberId) as StoredMember)
  })
}
