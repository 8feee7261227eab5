import type { ConsentMethod, ConsentProof, Language, Purpose } from './consent.ts'

/** How a withdrawal was told: as easily as consent was given. */
export const withdrawalMethods = ['in-person', 'phone', 'letter', 'e-mail'] as const
export type WithdrawalMethod = (typeof withdrawalMethods)[number]

/** A consent that was given, or taken back, after the enrolment. */
export type ConsentChange = {
  changeId: string
  memberId: string
  purposes: Purpose[]
  /** ISO 8601 instant. */
  at: string
  /** Staff number. */
  receivedBy: string
} & (
  | {
      change: 'given'
      noticeVersion: string
      noticeHash: string
      language: Language
      method: ConsentMethod
    }
  | { change: 'withdrawn'; method: WithdrawalMethod }
)

/**
 * The instant of an answer: never before one that it follows, or a withdrawal made while the clock was set back would stand
 * before what it takes back. @param now by the counter's clock, ISO 8601 with milliseconds.
 */
export function instantAfter(changes: readonly Pick<ConsentChange, 'at'>[], now: string): string {
  const latest = Math.max(...changes.map(({ at }) => Date.parse(at)), Number.NEGATIVE_INFINITY)
  return Date.parse(now) > latest ? now : new Date(latest + 1).toISOString()
}

/**
 * [CON1] What a customer agrees to now: what was given at the enrolment and since, and not taken back later. @param changes
 * in any order.
 */
export function agreedPurposes(
  enrolment: Pick<ConsentProof, 'purposes'>,
  changes: readonly ConsentChange[],
): Purpose[] {
  const agreed = new Set(enrolment.purposes)
  const ordered = [...changes].sort((a, b) =>
    a.at < b.at ? -1 : a.at > b.at ? 1 : a.changeId < b.changeId ? -1 : 1,
  )
  for (const { change, purposes } of ordered)
    for (const purpose of purposes)
      if (change === 'given') agreed.add(purpose)
      else agreed.delete(purpose)
  return [...agreed]
}
