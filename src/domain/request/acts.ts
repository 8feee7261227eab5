import { dayInVietnam } from '../calendar/workingDays.ts'
import type { ConsentChange } from '../consent/change.ts'
import type { Role } from '../staff/roles.ts'
import type { RequestOutcome } from './kinds.ts'
import { type DataSubjectRequest, isRestricted } from './request.ts'

/** What is done to a request after it was received. */
export const requestActs = ['answered', 'extended', 'completed', 'lifted'] as const
export type RequestAct = (typeof requestActs)[number]

export type RequestFault =
  | 'request-unknown'
  | 'request-completed'
  | 'request-extended'
  | 'request-not-extendable'
  | 'request-overdue'
  | 'request-not-restricting'
  | 'deletion-not-done'
  | 'withdrawal-not-done'

/**
 * Whether an event may still happen to a request: [REQ6] nothing but lifting after it is completed, and one extension at most;
 * [REQ8] a restriction is lifted once, after it was carried out; [REQ16] more time is taken while there is some, or not at all.
 * @param now ISO 8601 instant.
 */
export function mayHappen(
  request: DataSubjectRequest | null,
  what: RequestAct,
  now: string,
): RequestFault | null {
  if (!request) return 'request-unknown'
  if (what === 'lifted') return isRestricted([request]) ? null : 'request-not-restricting'
  if (request.completedAt) return 'request-completed'
  if (what !== 'extended') return null
  if (request.kind === 'misuse') return 'request-not-extendable'
  if (request.extendedAt) return 'request-extended'
  return dayInVietnam(now) > request.completeBy ? 'request-overdue' : null
}

/**
 * [REQ9] A clerk receives, answers and carries out. A supervisor's word is needed to refuse, wholly or in part, to take more
 * time, and to use again what was restricted.
 */
export const needsSupervisor = (act: { what: RequestAct; outcome?: RequestOutcome | undefined }): boolean =>
  act.what === 'extended' || act.what === 'lifted' || (act.what === 'completed' && act.outcome !== 'done')

export const mayAct = (role: Role, act: Parameters<typeof needsSupervisor>[0]): boolean =>
  role === 'supervisor' || !needsSupervisor(act)

/** What has happened to a member that a request may be about. */
export interface DoneForMember {
  isCancelled: boolean
  /** In any order. */
  consentChanges: readonly Pick<ConsentChange, 'change' | 'at'>[]
}

/**
 * [REQ10] A deletion is carried out once the membership has ended, and not before. [REQ17] A withdrawal is, once a consent was
 * taken back since it was asked for; the end of the membership takes back them all. What restricts is carried out by saying so.
 */
export function completionFault(
  { kind, receivedAt }: Pick<DataSubjectRequest, 'kind' | 'receivedAt'>,
  outcome: RequestOutcome,
  { isCancelled, consentChanges }: DoneForMember,
): RequestFault | null {
  if (outcome !== 'done' || isCancelled) return null
  if (kind === 'delete') return 'deletion-not-done'
  const isTakenBack = consentChanges.some(({ change, at }) => change === 'withdrawn' && at >= receivedAt)
  return kind === 'withdraw' && !isTakenBack ? 'withdrawal-not-done' : null
}
