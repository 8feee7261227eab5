import { agreedPurposes, type ConsentChange } from './change.ts'
import { type ConsentProof, type Purpose, purposes, requiredPurposes } from './consent.ts'

/** What a customer agrees to now, and to which notice. */
export interface ConsentStanding {
  /** In the order in which they are asked. */
  agreed: Purpose[]
  /** The version under which the required purpose was last given: what was read then is what was agreed to. */
  noticeVersion: string
}

/** [CON1] @param changes the oldest first. */
export function consentStanding(
  enrolment: Pick<ConsentProof, 'purposes' | 'noticeVersion'>,
  changes: readonly ConsentChange[],
): ConsentStanding {
  const now = agreedPurposes(enrolment, changes)
  const last = changes.findLast(
    change =>
      change.change === 'given' && requiredPurposes.every(purpose => change.purposes.includes(purpose)),
  )
  return {
    agreed: purposes.filter(purpose => now.includes(purpose)),
    noticeVersion: last?.change === 'given' ? last.noticeVersion : enrolment.noticeVersion,
  }
}

/**
 * [CON6] Of a member whose enrolment is at headquarters alone: every purpose that nothing here says was taken back. To take back
 * what was never given changes nothing; to keep using what was taken back would.
 */
export const perhapsAgreed = (changes: readonly ConsentChange[]): Purpose[] =>
  consentStanding({ purposes: [...purposes], noticeVersion: '' }, changes).agreed

/** [CON5] A newer notice than the one agreed to is asked at the next visit. Versions sort by their text. */
export const asksAgain = ({ noticeVersion }: Pick<ConsentStanding, 'noticeVersion'>, inForce: string) =>
  inForce > noticeVersion
