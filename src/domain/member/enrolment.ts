import type { ConsentProof } from '../consent/consent.ts'
import type { CardNumber } from './cardNumber.ts'
import type { Facts } from './facts.ts'

/** One customer becoming a member: the eight facts and the proof of consent, and nothing else (MISSION §1). */
export interface Enrolment {
  memberId: string
  cardNumber: CardNumber
  facts: Facts
  consent: ConsentProof
  /** Staff number. */
  enrolledBy: string
}
