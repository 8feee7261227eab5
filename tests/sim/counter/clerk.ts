import { correctMember } from '../../../src/store/correctMember.ts'
import { enrol } from '../../../src/store/enrol.ts'
import { findCancelled } from '../../../src/store/erasure/cancelledMembers.ts'
import { cancelMember } from '../../../src/store/erasure/cancelMember.ts'
import { findMember } from '../../../src/store/repositories/members.ts'
import { shrinkSlice } from '../../../src/store/retention/shrink.ts'
import { findShrunk } from '../../../src/store/retention/shrunkMembers.ts'
import { clerks, supervisors } from '../headquarters/people.ts'
import type { Model, ModelMember } from '../model.ts'
import { consentOf, movedTo, person } from '../people.ts'
import type { Chance } from '../random.ts'
import { type Desk, randomnessOf } from './desk.ts'
import type { Machine } from './machine.ts'

/** Few enough that stores meet the same customer. */
const CUSTOMERS = 40

/** What people do at a counter, and what they are told came of it. */
export class Clerk {
  readonly #desk: Desk
  readonly #model: Model
  readonly #chance: Chance
  readonly #machine: Machine
  #forms = 0

  constructor(desk: Desk) {
    this.#desk = desk
    this.#model = desk.model
    this.#machine = desk.machine
    this.#chance = desk.chance('clerk')
  }

  #tell = (what: string) => this.#desk.tell(what)
  #random = () => randomnessOf(this.#chance)

  /** Enrols a customer whom this store may have already. */
  enrolSomebody(): void {
    this.#forms += 1
    const serial = this.#chance.between(1, CUSTOMERS)
    const { storeCode, name } = this.#machine
    const label = `${name}/${this.#forms} (customer ${serial})`
    const form = {
      memberId: this.#chance.uuid(),
      storeCode,
      facts: person(serial),
      label,
      state: 'held' as const,
    }
    this.#model.tried.set(form.memberId, form)
    this.#save(form)
  }

  #save(form: ModelMember): void {
    const { db, counter, isAlive } = this.#machine.life
    if (!db || !counter || !isAlive) return
    const at = this.#desk.now()
    const { memberId, facts } = form
    const enrolledBy = this.#chance.one(clerks)
    const consent = consentOf(at, enrolledBy)
    const made = this.#desk.ask(() => enrol(db, { memberId, facts, consent, enrolledBy, at }, this.#random()))
    this.#tell(`enrols ${form.label}: ${made ? (made.ok ? 'done' : made.error.code) : 'no answer'}`)
    if (made?.ok) this.#model.enrolled(form)
    else if (made) this.#model.tried.delete(memberId)
  }

  /** What was being saved when the app ended: the clerk looks whether it is there, and saves it again. */
  lookAgain(): void {
    const { db } = this.#machine.life
    if (!db) return
    for (const form of [...this.#model.tried.values()]) {
      if (findMember(db, form.memberId)) this.#model.enrolled(form)
      else if (form.label.startsWith(`${this.#machine.name}/`) && this.#chance.hits(0.5)) this.#save(form)
    }
    for (const { memberId } of this.#model.members.values())
      if (findCancelled(db, memberId)) this.#model.cancelled(memberId)
  }

  /** A fact that no supervisor has to approve. */
  correctSomebody(): void {
    const { db, counter } = this.#machine.life
    if (!db || !counter) return
    const held = [...this.#model.members.values()].flatMap(({ memberId }) => findMember(db, memberId) ?? [])
    if (held.length === 0) return
    const { memberId, cardNumber, facts } = this.#chance.one(held)
    const fact = this.#chance.one(['address', 'phone'] as const)
    const change = { fact, from: facts[fact], to: movedTo(fact, this.#chance.between(1, 999)) }
    if (change.from === change.to) return
    const at = this.#desk.now()
    const [correctionId, proposedBy] = [this.#chance.uuid(), this.#chance.one(clerks)]
    const said = { reason: 'Khách báo', proposedBy, approval: null }
    const correction = { correctionId, memberId, cardNumber, changes: [change], ...said }
    // Who is killed says nothing, and it may have been saved.
    this.#model.proposed(memberId, fact, change.to)
    const done = this.#desk.ask(() => correctMember(db, correction, this.#random(), at))
    const came = done ? (done.ok ? 'done' : done.error.code) : 'no answer'
    this.#tell(`corrects ${fact} of ${this.#model.label(memberId)}: ${came}`)
  }

  cancelSomebody(): void {
    const { db, counter } = this.#machine.life
    if (!db || !counter) return
    const known = [...this.#model.members.values()].filter(
      ({ memberId }) => findMember(db, memberId) ?? findShrunk(db, memberId),
    )
    if (known.length === 0) return
    const { memberId, facts, label } = this.#chance.one(known)
    const at = this.#desk.now()
    const cancelledBy = this.#chance.one(supervisors)
    const cancellation = { memberId, numberAgain: facts.number, cancelledBy, at }
    const done = this.#desk.ask(() => cancelMember(db, cancellation, this.#random()))
    this.#tell(`cancels ${label}: ${done ? (done.ok ? 'done' : done.error) : 'no answer'}`)
    if (done?.ok) this.#model.cancelled(memberId)
  }

  /** The time of some members in the store is over. */
  letGo(): void {
    const { db, counter } = this.#machine.life
    if (!db || !counter) return
    const shrunk = this.#desk.ask(() => shrinkSlice(db, new Date(this.#machine.now())))
    this.#tell(`lets ${shrunk ?? 'no'} members' facts go`)
  }

  fillDisk(): void {
    const { db } = this.#machine.life
    if (!db?.open) return
    const pages = db.pragma('page_count', { simple: true }) as number
    db.pragma(`max_page_count=${pages + this.#chance.between(0, 3)}`)
    this.#tell('has a full disk')
  }

  freeDisk(): void {
    const { db } = this.#machine.life
    if (db?.open) db.pragma('max_page_count=1073741823')
  }
}
