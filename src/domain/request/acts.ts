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
  | 'request-not-restricting'
  | 'deletion-not-done'

/**
 * Whether an event may still happen to a request: [REQ6] nothing but lifting after it is completed, and one extension at most;
 * [REQ8] a restriction is lifted once, after it was carried out.
 */
export function mayHappen(request: DataSubjectRequest | null, what: RequestAct): RequestFault | null {
  if (!request) return 'request-unknown'
  if (what === 'lifted') return isRestricted([request]) ? null : 'request-not-restricting'
  if (request.completedAt) return 'request-completed'
  if (what !== 'extended') return null
  if (request.kind === 'misuse') return 'request-not-extendable'
  return request.extendedAt ? 'request-extended' : null
}

/**
 * [REQ9] A clerk receives, answers and carries out. A supervisor's word is needed to refuse, wholly or in part, to take more
 * time, and to use again what was restricted.
 */
export const needsSupervisor = (act: { what: RequestAct; outcome?: RequestOutcome | undefined }): boolean =>
  act.what === 'extended' || act.what === 'lifted' || (act.what === 'completed' && act.outcome !== 'done')

export const mayAct = (role: Role, act: Parameters<typeof needsSupervisor>[0]): boolean =>
  role === 'supervisor' || !needsSupervisor(act)

/** [REQ10] A deletion is carried out once the membership has ended, and not before. */
export const completionFault = (
  { kind }: Pick<DataSubjectRequest, 'kind'>,
  outcome: RequestOutcome,
  isCancelled: boolean,
): RequestFault | null =>
  kind === 'delete' && outcome === 'done' && !isCancelled ? 'deletion-not-done' : null
