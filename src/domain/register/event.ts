import type { Json } from '../audit/canonical.ts'

/**
 * What is kept besides members, each as entries that a row of events makes: who saw whose facts; requests of data subjects
 * and notices of misuse; disclosures to state agencies; incidents (breaches).
 */
export const registerNames = ['access', 'request', 'disclosure', 'incident'] as const
export type RegisterName = (typeof registerNames)[number]

/** One thing that happened to one entry of a register. Nothing of it is ever changed; [REG3] `personal` can be erased. */
export interface RegisterEvent {
  eventId: string
  register: RegisterName
  /** What it happened to: a request, a disclosure, an incident; of `access`, the member. */
  entryId: string
  /** Whom it is about; null where it is about nobody in particular. */
  memberId: string | null
  /** `received`, `answered`, …: see each register. */
  what: string
  /** ISO 8601 instant, by the clock of where it happened. */
  at: string
  /** Staff number; of headquarters, the operator's login. */
  by: string
  /** What stays as the proof that the law asks for, without any fact of a person. */
  kept: { [name: string]: Json }
  /** What names or describes a person; erased with the member. */
  personal: { [name: string]: Json } | null
}

/** Events of one entry in the order in which they took place; those of one instant by id, the same everywhere. */
export const inOrder = <E extends Pick<RegisterEvent, 'at' | 'eventId'>>(events: readonly E[]): E[] =>
  [...events].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.eventId < b.eventId ? -1 : 1))
