import type { Fault } from '../../contract/ipc/fault.ts'
import type { ConsentChange } from '../../domain/consent/change.ts'
import type { ConsentProof } from '../../domain/consent/consent.ts'
import type { ConsentEvidence } from '../../domain/consent/evidence.ts'
import { controller } from '../../domain/controller.ts'
import { type Facts, factNames } from '../../domain/member/facts.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { mayHappen } from '../../domain/request/acts.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import { settingsOf } from '../../store/feed/company.ts'
import { eventsAbout } from '../../store/registers/events.ts'
import { recordAccess } from '../../store/registers/recordAccess.ts'
import { whyAbsent } from '../../store/registers/revealFacts.ts'
import { consentChangesOf, evidenceOf } from '../../store/repositories/consentRecords.ts'
import { factChangesOf, type KeptFactChange } from '../../store/repositories/factChanges.ts'
import { findMember } from '../../store/repositories/members.ts'
import { allStaff } from '../../store/repositories/staff.ts'
import { isProofElsewhere } from '../../store/retention/shrunkMembers.ts'
import { findRequest } from './requests.ts'

/** What happened in a register, as the customer is told it. */
type Told = Pick<RegisterEvent, 'entryId' | 'what' | 'at' | 'by' | 'kept' | 'personal'> & {
  /** Whose number `by` is; null where this store does not know: somebody of another store or of headquarters. */
  byName: string | null
}

/** Everything that is kept about a member, in the customer's own hands: JSON, UTF-8. Instants are ISO 8601, UTC. */
export interface MemberCopy {
  format: 'harmoor-data-copy'
  version: 1
  madeAt: string
  controller: typeof controller & { email: string | null }
  cardNumber: string
  enrolledAt: string
  facts: Facts
  consent: ConsentProof
  consentChanges: ConsentChange[]
  /** Signatures as drawn, and who consented for a child. */
  evidence: ConsentEvidence[]
  /** [RET7] Where the evidence is, where it is not here: a supervisor there exports it. */
  evidenceAt: 'store' | 'headquarters'
  corrections: Omit<KeptFactChange, 'memberId'>[]
  requests: Told[]
  /** To which state agencies facts were handed over. */
  disclosures: Told[]
  /** Who looked at the facts, and why; making this copy is the last. */
  access: Told[]
}

function toldOf(db: ReadableDb, memberId: string, register: RegisterEvent['register']): Told[] {
  // Who works here no more is known by name still.
  const names = new Map(allStaff(db).map(({ staffNumber, name }) => [staffNumber, name]))
  return eventsAbout(db, memberId)
    .filter(event => event.register === register)
    .map(({ entryId, what, at, by, kept, personal }) => ({
      ...{ entryId, what, at, by, byName: names.get(by) ?? null },
      ...{ kept, personal },
    }))
}

/**
 * [REQ15] The copy that a customer asked for, while the request for it is open, and the line in the access register that it was
 * made: both or neither.
 */
export function memberCopy(
  db: WritableDb,
  requestId: string,
  { by, at }: { by: string; at: string },
  random: Randomness,
): Result<MemberCopy, Fault> {
  return inTransaction(db, () => {
    const request = findRequest(db, requestId)
    const fault = mayHappen(request, 'completed', at)
    if (fault || !request) return err({ code: fault ?? 'request-unknown' })
    // The screen offers it for nothing else.
    if (request.kind !== 'copy') return err({ code: 'malformed-request' })
    const { memberId } = request
    const member = findMember(db, memberId)
    if (!member) return err({ code: whyAbsent(db, memberId) })
    const access = { memberId, purpose: 'rights-request', facts: factNames, by, at } as const
    recordAccess(db, { ...access, what: 'exported' }, random)
    const { cardNumber, enrolledAt, facts, consent } = member
    return ok({
      format: 'harmoor-data-copy',
      version: 1,
      madeAt: at,
      controller: { ...controller, email: settingsOf(db).controllerEmail },
      ...{ cardNumber, enrolledAt, facts, consent },
      consentChanges: consentChangesOf(db, memberId),
      evidence: evidenceOf(db, memberId),
      evidenceAt: isProofElsewhere(db, memberId) ? 'headquarters' : 'store',
      corrections: factChangesOf(db, memberId).map(({ memberId: _, ...change }) => change),
      requests: toldOf(db, memberId, 'request'),
      disclosures: toldOf(db, memberId, 'disclosure'),
      access: toldOf(db, memberId, 'access'),
    })
  })
}
