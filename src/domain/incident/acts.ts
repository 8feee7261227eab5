import type { OperatorRole } from '../staff/operators.ts'
import type { Role } from '../staff/roles.ts'
import { authorityToldAt, type Incident } from './incident.ts'

export const incidentActs = ['opened', 'scoped', 'informed', 'noted', 'closed'] as const
export type IncidentAct = (typeof incidentActs)[number]

/**
 * [INC6] Who may do what. Whoever notices that customers' facts may be lost reports it at once, a clerk alone in the shop too;
 * the rest is a supervisor's, at a counter and at headquarters, where an administrator can open and note as well.
 */
export const mayAct: Record<IncidentAct, readonly (Role | OperatorRole)[]> = {
  opened: ['clerk', 'supervisor', 'administrator'],
  scoped: ['supervisor', 'administrator'],
  informed: ['supervisor'],
  noted: ['supervisor', 'administrator'],
  closed: ['supervisor'],
}

export type IncidentFault =
  | 'incident-unknown'
  | 'incident-closed'
  /** Something is said to have happened after now, or somebody to have been told before anything was detected. */
  | 'time-impossible'
  /** It cannot be closed without telling the authority, or saying why not. */
  | 'authority-untold'

/** [INC7] What was detected was detected already. */
export const mayOpen = (detectedAt: string, now: string): IncidentFault | null =>
  Date.parse(detectedAt) > Date.parse(now) ? 'time-impossible' : null

interface Happening {
  what: Exclude<IncidentAct, 'opened'>
  /** When somebody was told. */
  sentAt?: string
  /** Why the authority is not told. */
  untold?: string | null
}

/**
 * [INC7] Whether something may still happen to an incident. After the closing nothing does, but that somebody was told or
 * something is noted; [INC8] it closes only with the authority told, or with a reason why it is not.
 */
export function mayHappen(
  incident: Incident | null,
  { what, sentAt, untold }: Happening,
  now: string,
): IncidentFault | null {
  if (!incident) return 'incident-unknown'
  if (what === 'noted') return null
  if (what === 'informed') {
    const at = Date.parse(sentAt ?? now)
    return at > Date.parse(now) || at < Date.parse(incident.detectedAt) ? 'time-impossible' : null
  }
  if (incident.closed) return 'incident-closed'
  if (what === 'closed' && authorityToldAt(incident) === null && !untold) return 'authority-untold'
  return null
}
