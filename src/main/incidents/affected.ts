import { AFFECTED_PAGE, type Affected, type AffectedAddresses } from '../../contract/ipc/incident.ts'
import type { IncidentScope } from '../../domain/incident/incident.ts'
import { maskName, maskNumber } from '../../domain/member/mask.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { affectedHere } from '../../store/incidents/affected.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { isRestrictedMember } from '../members/restriction.ts'
import type { OnSheet } from '../printing/openSheet.ts'
import { findIncident } from './recordIncident.ts'

interface Asked {
  scope: IncidentScope
  after: string | null
}

/** Whom a scope holds, masked. */
export function listAffected(db: ReadableDb, { scope, after }: Asked): Affected {
  const { count, members, next } = affectedHere(db, scope, { after, limit: AFFECTED_PAGE })
  const masked = members.map(({ memberId, cardNumber, fullName, number }) => ({
    memberId,
    cardNumber,
    maskedName: fullName === null ? '•••' : maskName(fullName),
    maskedNumber: number === null ? '••••' : maskNumber(number),
    keptHere: fullName !== null,
  }))
  return { count, members: masked, next }
}

/**
 * Name and address of those whom letters of an incident go to. [ACC1] That they are seen, to contact the customer, is written
 * down with the same transaction for every one of them, and [ACC4] that they are printed when they are.
 */
export function addressesOf(
  db: WritableDb,
  { incidentId, after }: { incidentId: string; after: string | null },
  { by, at, random }: { by: string; at: string; random: Randomness },
): Result<{ page: AffectedAddresses; onIt: OnSheet[] }, 'incident-unknown'> {
  return inTransaction(db, () => {
    const scope = findIncident(db, incidentId)?.scope
    if (!scope) return err('incident-unknown')
    const { members, next } = affectedHere(db, scope, { after, limit: AFFECTED_PAGE })
    const addresses = members.flatMap(({ memberId, cardNumber, fullName, address }) =>
      fullName === null ? [] : [{ memberId, cardNumber, fullName, address }],
    )
    const onIt = addresses.map(({ memberId }): OnSheet => {
      // [REQ11] Whose facts are not used is told of the breach all the same: as the case that it is, and not to be contacted.
      const purpose = isRestrictedMember(db, memberId) ? 'case' : 'contact'
      return { memberId, purpose, facts: ['fullName', 'address'] }
    })
    for (const access of onIt) recordAccess(db, { ...access, what: 'revealed', by, at }, random)
    return ok({ page: { addresses, elsewhere: members.length - addresses.length, next }, onIt })
  })
}
