import type { MaskedMember } from '../../../contract/console/members.ts'
import { maskName, maskNumber } from '../../../domain/member/mask.ts'
import type { HeldMember } from '../../repositories/members.ts'

/** A member as lists show one. */
export const masked = ({ storeCode, memberId, cardNumber, facts, enrolledAt }: HeldMember): MaskedMember => ({
  storeCode,
  memberId,
  cardNumber,
  name: maskName(facts.fullName),
  number: maskNumber(facts.number),
  enrolledAt: enrolledAt.toISOString(),
})
