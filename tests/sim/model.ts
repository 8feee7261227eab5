import type { FactName, Facts } from '../../src/domain/member/facts.ts'

/**
 * What people were told, and what headquarters must therefore come to hold.
 * `held`: enrolled; `cancelled`: enrolled and ended. `open`: it stood only on a machine that is destroyed, or the last
 * that was done about it did; whether headquarters had heard of it nobody at a counter knows.
 */
export interface ModelMember {
  memberId: string
  storeCode: string
  /** As enrolled. */
  facts: Facts
  /** As in traces. */
  label: string
  state: 'held' | 'cancelled' | 'open'
}

/** Everything that a clerk was shown as done, in all stores. */
export class Model {
  readonly members = new Map<string, ModelMember>()
  /** Forms that were saved as the counter was killed: nobody saw an answer yet. */
  readonly tried = new Map<string, ModelMember>()
  readonly #proposed = new Map<string, (string | null)[]>()

  enrolled(member: ModelMember): void {
    this.tried.delete(member.memberId)
    if (!this.members.has(member.memberId)) this.members.set(member.memberId, member)
  }

  proposed(memberId: string, fact: FactName, value: string | null): void {
    const values = this.#proposed.get(`${memberId} ${fact}`) ?? []
    this.#proposed.set(`${memberId} ${fact}`, [...values, value])
  }

  /** Whether somebody ever gave that fact this value. */
  isKnown({ memberId, facts }: ModelMember, fact: FactName, value: string | null): boolean {
    return facts[fact] === value || (this.#proposed.get(`${memberId} ${fact}`)?.includes(value) ?? false)
  }

  cancelled(memberId: string): void {
    const member = this.members.get(memberId)
    if (member) member.state = 'cancelled'
  }

  /** What stood only on a machine that is destroyed. */
  opened(memberId: string): void {
    const member = this.members.get(memberId)
    if (member) member.state = 'open'
  }

  /** As in traces. */
  label(memberId: string): string {
    return (this.members.get(memberId) ?? this.tried.get(memberId))?.label ?? 'somebody unknown'
  }
}
