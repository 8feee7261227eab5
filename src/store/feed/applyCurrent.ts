import { canonicalJson, type Json } from '../../domain/audit/canonical.ts'
import { withChanges } from '../../domain/correction/merge.ts'
import { type Facts, factNames } from '../../domain/member/facts.ts'
import { inTransaction, prepared, type WritableDb } from '../database.ts'
import { findCancelled } from '../erasure/cancelledMembers.ts'
import { appendAudit } from '../repositories/audit.ts'
import { keepFactChange } from '../repositories/factChanges.ts'
import { updateFacts } from '../repositories/memberFacts.ts'
import { findMember } from '../repositories/members.ts'
import { indexesOf } from '../retention/shrink.ts'
import { updateShrunk } from '../retention/shrunkMembers.ts'
import { sha256 } from '../sha256.ts'
import { forgetChanged } from './changedMembers.ts'
import { unansweredChanges } from './ownCorrections.ts'

/** A member's facts as headquarters has them. */
export interface CurrentFacts {
  memberId: string
  revision: number
  facts: Facts
}

const heldOf = (db: WritableDb, memberId: string) =>
  prepared(db, 'SELECT revision, salt FROM member WHERE member_id = ?').get(memberId) as
    | { revision: number; salt: string }
    | undefined

/** @returns whether anything of the member is another now. */
function applyToHeld(db: WritableDb, current: CurrentFacts, at: string): boolean {
  const { memberId, revision } = current
  const held = heldOf(db, memberId)
  if (!held || revision < held.revision) return false
  const facts = withChanges(current.facts, unansweredChanges(db, memberId))
  prepared(db, 'UPDATE member SET revision = ? WHERE member_id = ?').run(revision, memberId)
  const text = canonicalJson(facts as unknown as Json)
  const before = findMember(db, memberId)?.facts
  if (!before || canonicalJson(before as unknown as Json) === text) return false
  updateFacts(db, memberId, facts)
  const changes = factNames
    .filter(fact => before[fact] !== facts[fact])
    .map(fact => ({ fact, from: before[fact], to: facts[fact] }))
  const changeId = `${memberId}:${revision}`
  keepFactChange(db, { changeId, memberId, at, by: 'headquarters', approvedBy: null, changes, reason: null })
  const commitment = sha256(held.salt + text)
  appendAudit(db, { at, actor: 'headquarters', action: 'member.changed', subject: memberId, commitment })
  return true
}

/**
 * [FEE4] Puts a member's facts in order as headquarters has them, under this counter's own corrections that it has not
 * answered. Of a shrunk member only the blind indexes are kept, so that the very document is found again. An older revision
 * than what is here changes nothing, nor does anything about who was cancelled here.
 * @returns whether the facts of a member who is held here changed.
 */
export function applyCurrent(db: WritableDb, current: CurrentFacts, at: string): boolean {
  const { memberId, facts } = current
  return inTransaction(db, () => {
    forgetChanged(db, memberId)
    if (findCancelled(db, memberId)) return false
    updateShrunk(db, memberId, indexesOf(db, facts))
    return applyToHeld(db, current, at)
  })
}
