import type { Facts } from '../../src/domain/member/facts.ts'

/**
 * What people were told, and what headquarters must therefore come to hold.
 * `held`: enrolled; `cancelled`: enrolled and ended. `open`: it stood only on a machine that is destroyed, or the last
 * that was done about it did; whether headquarters had heard of it nobody at a counter knows.
 */
export interface ModelMember {
  memberId: string
  storeCode: string
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

  enrolled(member: ModelMember): void {
    this.tried.delete(member.memberId)
    if (!this.members.has(member.memberId)) this.members.set(member.memberId, member)
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
