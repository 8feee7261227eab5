import { randomUUID } from 'node:crypto'
import { Facts } from '../../contract/facts.ts'
import type { Parsed } from '../../contract/ipc/channels.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FactChange } from '../../domain/correction/correction.ts'
import { asRead } from '../../domain/identity/overrides.ts'
import { err, type Result } from '../../domain/result.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import type { Randomness } from '../../store/enrol.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { keepProposal } from '../../store/repositories/proposals.ts'
import type { ConsentSetting } from './consentEvidence.ts'
import { enrolCustomer } from './enrolCustomer.ts'

const readByDocument = (changes: readonly FactChange[]) =>
  Object.fromEntries(changes.flatMap(({ fact, from }) => (from === null ? [] : [[fact, from]])))

/**
 * [OVR6] Enrols with what documents gave, where no supervisor is at hand: what the clerk would keep otherwise waits for one
 * as a correction. One transaction, so that neither is kept without the other.
 * @param changes from what documents gave to what the form says; at least one.
 */
export function enrolAsRead(
  db: WritableDb,
  request: Parsed<'members:enrol'>,
  setting: ConsentSetting,
  changes: FactChange[],
  random: Randomness,
): Result<StoredMember, Fault> {
  const { enrolmentId: memberId, overrideReason: reason } = request
  const facts = Facts.safeParse(asRead(request.facts, changes))
  if (reason === null || !facts.success) return err({ code: 'override-unapproved' })
  return inTransaction(db, () => {
    const member = enrolCustomer(db, { ...request, facts: facts.data }, setting, random)
    if (!member.ok) return member
    const { cardNumber } = member.value
    const proposedBy = setting.staff.staffNumber
    keepProposal(
      db,
      { correctionId: randomUUID(), memberId, cardNumber, changes, reason, proposedBy },
      setting.at,
      // What is kept now is what the document gave.
      readByDocument(changes),
    )
    return member
  })
}
