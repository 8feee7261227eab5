import type { Response } from '../../contract/ipc/channels.ts'
import { Delivery } from '../../contract/ipc/member.ts'
import { maskName, maskNumber } from '../../domain/member/mask.ts'
import type { StoredMember } from '../../store/repositories/members.ts'

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
