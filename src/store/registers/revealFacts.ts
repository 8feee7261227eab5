import type { FactName, Facts } from '../../domain/member/facts.ts'
import type { Access } from '../../domain/register/access.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { findCancelled } from '../erasure/cancelledMembers.ts'
import { findMember } from '../repositories/members.ts'
import { findShrunk } from '../retention/shrunkMembers.ts'
import { recordAccess } from './recordAccess.ts'

export type AbsentFault = 'member-unknown' | 'member-cancelled' | 'member-shrunk'

/** Why a member's facts are not in this store. */
export function whyAbsent(db: ReadableDb, memberId: string): AbsentFault {
  if (findCancelled(db, memberId)) return 'member-cancelled'
  return findShrunk(db, memberId) ? 'member-shrunk' : 'member-unknown'
}

export type RevealedFacts = { [F in FactName]?: Facts[F] }

/** [ACC1] Gives the facts that were asked for, in full, and writes the access down: one transaction, both or neither. */
export function revealFacts(
  db: WritableDb,
  access: Access,
  random: Randomness,
): Result<RevealedFacts, AbsentFault> {
  return inTransaction(db, () => {
    const member = findMember(db, access.memberId)
    if (!member) return err(whyAbsent(db, access.memberId))
    recordAccess(db, access, random)
    const asked = access.facts.map(name => [name, member.facts[name]])
    return ok(Object.fromEntries(asked) as RevealedFacts)
  })
}
