/** Clerk: enrols, finds, proposes, takes requests. Supervisor: also approves, cancels, discloses, audits (MISSION §4). */
export const roles = ['clerk', 'supervisor'] as const
export type Role = (typeof roles)[number]
