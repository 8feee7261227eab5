import { instantAfter } from '../../../src/domain/consent/change.ts'
import { changeConsent } from '../../../src/store/changeConsent.ts'
import { revealFacts } from '../../../src/store/registers/revealFacts.ts'
import { consentChangesOf } from '../../../src/store/repositories/consentRecords.ts'
import { findMember } from '../../../src/store/repositories/members.ts'
import { clerks } from '../headquarters/people.ts'
import type { Chance } from '../random.ts'
import { type Desk, randomnessOf } from './desk.ts'

/** What customers ask for at a counter, and who looks at their facts: what stands in consents and registers. */
export class Rights {
  readonly #desk: Desk
  readonly #chance: Chance

  constructor(desk: Desk) {
    this.#desk = desk
    this.#chance = desk.chance('rights')
  }

  /** Somebody whose facts are here; null where nobody's are, or the app is not open. */
  #somebody() {
    const { model, machine } = this.#desk
    const { db, counter } = machine.life
    if (!db || !counter) return null
    const here = [...model.members.keys()].filter(memberId => findMember(db, memberId))
    return here.length > 0 ? { db, memberId: this.#chance.one(here) } : null
  }

  /** A purpose without which one stays a member is agreed to, or taken back. */
  changeConsentOfSomebody(): void {
    const found = this.#somebody()
    if (!found) return
    const { db, memberId } = found
    const base = {
      changeId: this.#chance.uuid(),
      memberId,
      purposes: [this.#chance.one(['contact', 'transactions'] as const)],
      at: instantAfter(consentChangesOf(db, memberId), this.#desk.now()),
      receivedBy: this.#chance.one(clerks),
    }
    const notice = { noticeVersion: '2026-01', noticeHash: 'a'.repeat(64), language: 'vi' } as const
    const change = this.#chance.hits(0.5)
      ? ({ ...base, change: 'withdrawn', method: 'phone' } as const)
      : ({ ...base, change: 'given', method: 'signature', ...notice } as const)
    const done = this.#desk.ask(() => changeConsent(db, change, randomnessOf(this.#chance)))
    const came = done ? (done.ok ? 'done' : done.error) : 'no answer'
    this.#desk.tell(`notes a consent ${change.change} of ${this.#desk.model.label(memberId)}: ${came}`)
  }

  /** [ACC1] Somebody looks at a phone in full. */
  lookAtSomebody(): void {
    const found = this.#somebody()
    if (!found) return
    const { db, memberId } = found
    const by = this.#chance.one(clerks)
    const access = {
      memberId,
      what: 'revealed',
      purpose: 'service',
      facts: ['phone'],
      by,
      at: this.#desk.now(),
    } as const
    const done = this.#desk.ask(() => revealFacts(db, access, randomnessOf(this.#chance)))
    const came = done ? (done.ok ? 'done' : done.error) : 'no answer'
    this.#desk.tell(`looks at ${this.#desk.model.label(memberId)}: ${came}`)
  }
}
