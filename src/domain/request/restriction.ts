import type { Purpose } from '../consent/consent.ts'
import type { RevealPurpose } from '../member/revealPurpose.ts'
import type { DataSubjectRequest } from './request.ts'

const whileRestricted: readonly RevealPurpose[] = ['rights-request', 'disclosure', 'case']

/** [REQ11] Facts of a restricted member are shown for the customer's own rights, a state agency or a case, for nothing else. */
export const mayUse = (restricted: boolean, purpose: RevealPurpose): boolean =>
  !restricted || whileRestricted.includes(purpose)

/** [REQ12] A restricted member's facts are corrected only where a request to correct them is open. */
export const mayCorrect = (restricted: boolean, requests: readonly DataSubjectRequest[]): boolean =>
  !restricted || requests.some(({ kind, completedAt }) => kind === 'correct' && completedAt === null)

/** [REQ13] What is taken back with a restriction; only the customer gives it again. */
export const endedByRestriction = (agreed: readonly Purpose[]): Purpose[] =>
  agreed.filter(purpose => purpose !== 'membership')
