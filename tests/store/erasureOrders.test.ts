import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Facts } from '../../src/domain/member/facts.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findCancelled } from '../../src/store/erasure/cancelledMembers.ts'
import { cancelMember } from '../../src/store/erasure/cancelMember.ts'
import { stateErasures } from '../../src/store/erasure/stateErasures.ts'
import { verifyAudit } from '../../src/store/repositories/audit.ts'
import { findMember, type StoredMember } from '../../src/store/repositories/members.ts'
import { markOutbox, nextBatch, settle, unknownAfterCrash } from '../../src/store/repositories/outbox.ts'
import { restoreMember } from '../../src/store/retention/restoreMember.ts'
import { shrinkSlice } from '../../src/store/retention/shrink.ts'
import { findShrunk } from '../../src/store/retention/shrunkMembers.ts'
import { counter, enrolment, facts, makeStore, random, type TestStore } from './counterFixture.ts'
import { everythingIn, found } from './plainPages.ts'

const DAY_MS = 86_400_000
type Standing = 'waiting' | 'confirmed' | 'shrunk' | 'cancelled'
/** One enrolment of one person: a person who left and joined again has another, with other words in it. */
interface Membership {
  member: StoredMember
  token: string
  standing: Standing
  /** Sent, and the answer not here yet: the envelope as it was then. */
  underWay: { envelopeId: string; envelope: string } | null
}

/** What the store should hold, told apart from how it holds it. */
class World {
  readonly store: TestStore = makeStore()
  readonly memberships: Membership[] = []
  #day = 0
  readonly #now = () => new Date(Date.UTC(2026, 0, 1) + this.#day * DAY_MS)

  #current = (person: number) =>
    this.memberships.findLast(({ member }) => member.facts.number === facts(person).number)
  #known = (person: number, ...standings: Standing[]) => {
    const one = this.#current(person)
    return one && standings.includes(one.standing) ? one : null
  }

  enrol(person: number): void {
    const token = `Tok${randomUUID().replaceAll('-', '').slice(0, 20)}`
    const its: Facts = { ...facts(person), address: token, fullName: `Mẫu ${token}` }
    const made = enrol(
      this.store.db,
      { ...enrolment(person), facts: its, at: this.#now().toISOString() },
      random,
    )
    const before = this.#current(person)
    expect(made.ok).toBe(!before || before.standing === 'cancelled')
    if (made.ok) this.memberships.push({ member: made.value, token, standing: 'waiting', underWay: null })
  }

  send(person: number): void {
    const one = this.#known(person, 'waiting')
    const item = nextBatch(this.store.db, 99).find(({ memberId }) => memberId === one?.member.memberId)
    if (!one || !item) return
    markOutbox(this.store.db, [item.sequence], 'sending')
    one.underWay = { envelopeId: item.envelopeId, envelope: item.envelope }
  }

  /** Whatever was sent is answered, also where the membership has ended meanwhile. */
  answer(person: number, state: 'confirmed' | 'refused'): void {
    for (const one of this.memberships.filter(({ member }) => member.facts.number === facts(person).number)) {
      if (!one.underWay) continue
      const { envelopeId, envelope: sent } = one.underWay
      const at = this.#now().toISOString()
      if (state === 'confirmed') settle(this.store.db, [{ envelopeId, state, receipt: '{}' }], at)
      else settle(this.store.db, [{ envelopeId, state, refusal: '{}', sent }], at)
      one.underWay = null
      if (state === 'confirmed' && one.standing === 'waiting') one.standing = 'confirmed'
    }
  }

  cancel(person: number): void {
    const one = this.#known(person, 'waiting', 'confirmed', 'shrunk')
    if (!one) return
    const { memberId } = one.member
    const numberAgain = facts(person).number
    const at = this.#now().toISOString()
    expect(cancelMember(this.store.db, { memberId, numberAgain, cancelledBy: '2001', at }, random).ok).toBe(
      true,
    )
    one.standing = 'cancelled'
  }

  pass(days: number): void {
    this.#day += days
    while (shrinkSlice(this.store.db, this.#now()) > 0);
    for (const one of this.memberships)
      if (one.standing === 'confirmed' && !findMember(this.store.db, one.member.memberId))
        one.standing = 'shrunk'
  }

  fetchBack(person: number, stale: boolean): void {
    const one = stale ? this.memberships[0] : this.#current(person)
    if (!one) return
    const { memberId, cardNumber, consent, enrolledBy, enrolledAt, facts: its } = one.member
    const member = { memberId, cardNumber, consent, enrolledBy, facts: its }
    const at = this.#now().toISOString()
    const back = restoreMember(
      this.store.db,
      { member, enrolledAt, purpose: 'service', fetchedBy: '1001', at },
      random,
    )
    expect(back.ok).toBe(one.standing !== 'cancelled')
    if (one.standing === 'shrunk') one.standing = 'confirmed'
  }

  crash(): void {
    unknownAfterCrash(this.store.db)
  }

  state(): void {
    const sign = () => 'A'.repeat(86)
    stateErasures(
      this.store.db,
      { deviceId: counter.deviceId, sign, now: () => this.#now().toISOString() },
      random,
    )
  }

  check(): void {
    const { db, folder, key } = this.store
    db.pragma('wal_checkpoint(TRUNCATE)')
    const bytes = everythingIn(folder, key)
    for (const { member, token, standing } of this.memberships) {
      const isHere = standing === 'waiting' || standing === 'confirmed'
      expect(found([token, token.toLowerCase(), token.slice(3)], bytes).length > 0, standing).toBe(isHere)
      expect(findMember(db, member.memberId)?.facts ?? null).toEqual(isHere ? member.facts : null)
      expect(findShrunk(db, member.memberId) !== null).toBe(standing === 'shrunk')
      expect(findCancelled(db, member.memberId) !== null).toBe(standing === 'cancelled')
    }
    const all = db.prepare('SELECT sequence, envelope FROM outbox ORDER BY sequence').all() as {
      sequence: number
      envelope: string | null
    }[]
    expect(all.map(({ sequence }) => sequence)).toEqual(all.map((_, at) => at + 1))
    for (const { sequence, envelope } of all)
      if (envelope !== null) expect(JSON.parse(envelope)).toMatchObject({ sequence })
    expect(verifyAudit(db)).toMatchObject({ ok: true })
  }
}

const person = fc.integer({ min: 1, max: 3 })
const step: fc.Arbitrary<(world: World) => void> = fc.oneof(
  { weight: 4, arbitrary: person.map(p => (world: World) => world.enrol(p)) },
  { weight: 3, arbitrary: person.map(p => (world: World) => world.send(p)) },
  {
    weight: 4,
    arbitrary: fc
      .tuple(person, fc.constantFrom('confirmed' as const, 'confirmed' as const, 'refused' as const))
      .map(
        ([p, state]) =>
          (world: World) =>
            world.answer(p, state),
      ),
  },
  { weight: 3, arbitrary: person.map(p => (world: World) => world.cancel(p)) },
  { weight: 2, arbitrary: fc.constantFrom(1, 31, 90).map(days => (world: World) => world.pass(days)) },
  {
    weight: 3,
    arbitrary: fc.tuple(person, fc.boolean()).map(
      ([p, stale]) =>
        (world: World) =>
          world.fetchBack(p, stale),
    ),
  },
  { weight: 1, arbitrary: fc.constant((world: World) => world.crash()) },
  { weight: 1, arbitrary: fc.constant((world: World) => world.state()) },
)

it('[ERA2] [ERA4] [RET2] no order of enrolling, sending, answers, cancelling, shrinking, fetching back and joining again leaves a fact of who left, or loses one that headquarters has not', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 25 }), steps => {
      const world = new World()
      try {
        for (const take of steps) take(world)
        world.check()
      } finally {
        world.store.remove()
      }
    }),
    { numRuns: 60 },
  )
}, 120_000)
