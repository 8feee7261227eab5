import type { Response } from '../../contract/ipc/channels.ts'
import type { ConsentProof } from '../../domain/consent/consent.ts'
import { consentStanding } from '../../domain/consent/standing.ts'
import type { ReadableDb } from '../../store/database.ts'
import { consentChangesOf, evidenceOf } from '../../store/repositories/consentRecords.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { isProofElsewhere } from '../../store/retention/shrunkMembers.ts'
import { deliveryOf } from './memberSummary.ts'

type Receipt = Response<'members:consentReceipt'>

/** What the customer takes home: how consent was given last, what is agreed to now, and what was taken back since. */
export function consentReceipt(
  db: ReadableDb,
  member: StoredMember,
  counter: Pick<Receipt, 'storeName' | 'counterNumber'>,
): Receipt {
  const { memberId, cardNumber, facts } = member
  const changes = consentChangesOf(db, memberId)
  const last = changes.findLast(change => change.change === 'given')
  const { agreed } = consentStanding(member.consent, changes)
  const consent: ConsentProof = { ...member.consent, purposes: agreed }
  if (last?.change === 'given') {
    const { noticeVersion, noticeHash, language, method, at: givenAt, receivedBy } = last
    Object.assign(consent, { noticeVersion, noticeHash, language, method, givenAt, receivedBy })
  }
  const proofs = evidenceOf(db, memberId)
  const proof = proofs.find(({ changeId }) => changeId === (last?.changeId ?? null))
  return {
    cardNumber,
    fullName: facts.fullName,
    storeName: counter.storeName,
    counterNumber: counter.counterNumber,
    consent,
    withdrawn: changes.flatMap(change => {
      if (change.change !== 'withdrawn') return []
      const { purposes, method, at, receivedBy } = change
      return [{ purposes, method, at, receivedBy }]
    }),
    signature: proof?.signature ?? null,
    representative: proof?.representative ?? null,
    ...(!proof && isProofElsewhere(db, memberId) && { proofAt: 'headquarters' as const }),
    delivery: deliveryOf(member),
  }
}
