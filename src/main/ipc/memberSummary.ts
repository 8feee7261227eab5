import type { Response } from '../../contract/ipc/channels.ts'
import { Delivery } from '../../contract/ipc/member.ts'
import { maskName, maskNumber } from '../../domain/member/mask.ts'
import type { ReadableDb } from '../../store/database.ts'
import type { StoredMember } from '../../store/repositories/members.ts'
import { receiptOfEnrolment } from '../../store/repositories/outbox.ts'
import type { ShrunkMember } from '../../store/retention/shrunkMembers.ts'

/** Where a record is, as the contract says it. */
export function deliveryOf({ delivery }: StoredMember): Response<'members:enrol'>['delivery'] {
  const { state, receipt, refusal } = delivery
  if (state === 'confirmed') return Delivery.parse({ state, receipt: JSON.parse(receipt ?? 'null') })
  if (state === 'refused') return Delivery.parse({ state, ...JSON.parse(refusal ?? 'null') })
  return { state }
}

/** A member as lists show it. */
export const summaryOf = (member: StoredMember): Response<'members:enrol'> => ({
  memberId: member.memberId,
  cardNumber: member.cardNumber,
  maskedName: maskName(member.facts.fullName),
  maskedNumber: maskNumber(member.facts.number),
  enrolledAt: member.enrolledAt,
  delivery: deliveryOf(member),
})

const DOTS = '•••'

/** [RET4] A member of whom only headquarters knows more than the card. */
export function shrunkSummaryOf(db: ReadableDb, shrunk: ShrunkMember): Response<'members:enrol'> {
  const receipt = receiptOfEnrolment(db, shrunk.memberId)
  return {
    memberId: shrunk.memberId,
    cardNumber: shrunk.cardNumber,
    maskedName: DOTS,
    maskedNumber: DOTS,
    enrolledAt: shrunk.enrolledAt,
    delivery: Delivery.parse({ state: 'confirmed', receipt: JSON.parse(receipt ?? 'null') }),
    keptAt: 'headquarters',
  }
}
