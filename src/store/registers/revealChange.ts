import type { FactChange } from '../../domain/correction/correction.ts'
import type { Access } from '../../domain/register/access.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { factChangesOf } from '../repositories/factChanges.ts'
import { proposalsAbout } from '../repositories/proposals.ts'
import { recordAccess } from './recordAccess.ts'
import { type AbsentFault, whyAbsent } from './revealFacts.ts'

/**
 * [ACC1] Gives the old and new values of a change, or of one that was proposed, and writes the access down: one transaction,
 * both or neither.
 */
export function revealChange(
  db: WritableDb,
  access: Omit<Access, 'facts' | 'what'> & { changeId: string },
  random: Randomness,
): Result<FactChange[], AbsentFault> {
  const { changeId, ...rest } = access
  return inTransaction(db, () => {
    const made = factChangesOf(db, access.memberId).find(change => change.changeId === changeId)
    const proposed = proposalsAbout(db, access.memberId).find(
      ({ correction }) => correction.correctionId === changeId,
    )
    const changes = made ? made.described?.changes : proposed?.correction.changes
    if (!changes) return err(made ? 'member-shrunk' : whyAbsent(db, access.memberId))
    recordAccess(db, { ...rest, what: 'revealed', facts: changes.map(({ fact }) => fact) }, random)
    return ok(changes)
  })
}
