import { ageOn, type IsoDate } from '../date.ts'
import { ADULT_FROM, CHILD_CONSENTS_FROM, type Representative } from './evidence.ts'

/** [CON4] Whose consent an enrolment needs, by whole years lived. */
export interface ConsentersNeeded {
  /** Under 18: a representative's, before a supervisor. */
  representative: boolean
  /** The customer's own: from 7 years on. Under 7 only the representative consents. */
  own: boolean
}

/** @param today by the counter's own calendar. */
export function consentersNeeded(dateOfBirth: IsoDate, today: IsoDate): ConsentersNeeded {
  const age = ageOn(dateOfBirth, today)
  return { representative: age < ADULT_FROM, own: age >= CHILD_CONSENTS_FROM }
}

export type RepresentativeFault = 'representative-needed' | 'child-consent-needed'

/** [CON4] What is missing of the consents that a customer of this age needs; null: nothing. */
export function missingConsenter(
  needed: ConsentersNeeded,
  representative: Pick<Representative, 'childConsented'> | null,
): RepresentativeFault | null {
  if (!needed.representative) return null
  if (!representative) return 'representative-needed'
  return needed.own && representative.childConsented !== true ? 'child-consent-needed' : null
}
