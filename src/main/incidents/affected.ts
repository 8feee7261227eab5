import { AFFECTED_PAGE, type Affected, type AffectedAddresses } from '../../contract/ipc/incident.ts'
import type { IncidentScope } from '../../domain/incident/incident.ts'
import { maskName, maskNumber } from '../../domain/member/mask.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { affectedHere } from '../../store/incidents/affected.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { isRestrictedMember } from '../members/restriction.ts'
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
 * Name and address of those whom letters of an incident go to. [ACC1] That they are printed, to contact the customer, is
 * written down with the same transaction for every one of them.
 */
export function addressesOf(
  db: WritableDb,
  { incidentId, after }: { incidentId: string; after: string | null },
  { by, at, random }: { by: string; at: string; random: Randomness },
): Result<AffectedAddresses, 'incident-unknown'> {
  return inTransaction(db, () => {
    const scope = findIncident(db, incidentId)?.scope
    if (!scope) return err('incident-unknown')
    const { members, next } = affectedHere(db, scope, { after, limit: AFFECTED_PAGE })
    const addresses = members.flatMap(({ memberId, cardNumber, fullName, address }) =>
      fullName === null ? [] : [{ memberId, cardNumber, fullName, address }],
    )
    const printed = { what: 'printed', facts: ['fullName', 'address'], by, at } as const
    for (const { memberId } of addresses) {
      // [REQ11] Whose facts are not used is told of the breach all the same: as the case that it is, and not to be contacted.
      const purpose = isRestrictedMember(db, memberId) ? 'case' : 'contact'
      recordAccess(db, { memberId, purpose, ...printed }, random)
    }
    return ok({ addresses, elsewhere: members.length - addresses.length, next })
  })
}
