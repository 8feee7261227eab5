import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { correctionQuestion } from '../../src/main/approvals/correctionQuestion.ts'
import { changePin } from '../../src/store/changePin.ts'
import { enrol } from '../../src/store/enrol.ts'
import { findMember } from '../../src/store/repositories/members.ts'
import { correctionItems } from '../../src/store/repositories/outbox.ts'
import { findProposal, keepProposal } from '../../src/store/repositories/proposals.ts'
import { keepStaff } from '../../src/store/repositories/staff.ts'
import { AT, enrolment, random } from '../store/counterFixture.ts'
import { approval, type CoSigning, cheapHash, makeCoSigning, PIN } from './coSignFixture.ts'

const people = ['1001', '2001', '2002', '2003'] as const
const supervisors: readonly string[] = people.slice(1)
type Person = (typeof people)[number]

const often = ['propose', 'approve', 'approve', 'reset', 'choose'] as const
const kinds = [...often, ...often, 'putOff', 'askAgain', 'headquarters'] as const
const anyAct = fc.record({
  kind: fc.constantFrom(...kinds),
  /** Who really acts, and in which of the names whose PINs they know. */
  who: fc.constantFrom('2001' as const, '2001' as const, '2001' as const, ...people),
  name: fc.nat(3),
  whose: fc.constantFrom(...people),
})
type Act = (typeof anyAct extends fc.Arbitrary<infer A> ? A : never) & { as: Person }

interface World extends CoSigning {
  memberId: string
  pins: Record<Person, string>
  /** By staff number, the people who know its PIN now: whoever made it, or chose it, or was told. */
  knowers: Record<Person, Set<Person>>
  /** Who really asked, by correction. */
  asked: Map<string, Person>
  /** Who really approved, by correction. */
  approved: Map<string, Person>
  acts: number
  resetters: number
}

async function makeWorld(): Promise<World> {
  const coSigning = await makeCoSigning()
  const { store } = coSigning
  const third = { staffNumber: '2003', name: 'Đỗ Thị Giả', role: 'supervisor' as const }
  keepStaff(store.db, { ...third, pinHash: await cheapHash(PIN) })
  const made = enrol(store.db, enrolment(), random)
  if (!made.ok) throw new Error(made.error.code)
  const each = <T>(value: (person: Person) => T) =>
    Object.fromEntries(people.map(person => [person, value(person)])) as Record<Person, T>
  const [pins, knowers] = [each(() => PIN), each(person => new Set([person]))]
  const counted = { asked: new Map(), approved: new Map(), acts: 0, resetters: 0 }
  return { ...coSigning, memberId: made.value.memberId, pins, knowers, ...counted }
}

async function newPin(world: World, whose: Person, changedBy: Person, knowers: Person[]): Promise<void> {
  world.acts += 1
  const pin = `58${String(world.acts).padStart(4, '0')}`
  const at = new Date(Date.parse(AT) + world.acts * 1000).toISOString()
  changePin(world.store.db, { staffNumber: whose, pinHash: await cheapHash(pin), changedBy, at }, random)
  world.pins[whose] = pin
  world.knowers[whose] = new Set(knowers)
}

function propose({ store, memberId, asked, coSign }: World, { who, as }: Act): void {
  const correctionId = randomUUID()
  const { cardNumber = '', facts } = findMember(store.db, memberId) ?? {}
  const to = `Nguyễn Thị Mẫu ${'ABCDEFGHIJKLMNOP'[asked.size]}`
  const changes = [{ fact: 'fullName' as const, from: facts?.fullName ?? null, to }]
  keepProposal(
    store.db,
    { correctionId, memberId, cardNumber, changes, reason: 'Gõ nhầm', proposedBy: as },
    AT,
  )
  asked.set(correctionId, who)
  const question = correctionQuestion(store.db, correctionId)
  if (question) void coSign.ask(question)
}

async function approve({ coSign, pins, approved }: World, { who, as }: Act): Promise<void> {
  const shown = coSign.shown()
  if (!shown) return
  const decided = await coSign.decide(approval(shown.questionId, as, pins[as]))
  if (decided.ok) approved.set(shown.questionId, who)
}

function askAgain({ store, coSign, asked }: World): void {
  const waiting = [...asked.keys()].find(id => findProposal(store.db, id)?.decidedAt === null)
  const question = waiting && correctionQuestion(store.db, waiting)
  if (question) void coSign.ask(question)
}

/** Headquarters makes a PIN and hands it to its owner. */
async function handedOut(world: World, whose: Person): Promise<void> {
  await newPin(world, whose, whose, [whose])
  const role = supervisors.includes(whose) ? ('supervisor' as const) : ('clerk' as const)
  const pinHash = await cheapHash(world.pins[whose])
  keepStaff(world.store.db, { staffNumber: whose, name: 'x', role, pinHash, pinKnownTo: [] })
}

async function perform(world: World, drawn: Omit<Act, 'as'>): Promise<void> {
  const { kind, who, whose } = drawn
  const { coSign, knowers } = world
  const names = people.filter(person => knowers[person].has(who))
  const as = names[drawn.name % names.length]
  if (kind === 'headquarters') return handedOut(world, whose)
  if (kind === 'putOff') return coSign.putOff()
  if (kind === 'askAgain') return coSign.isAsking() ? undefined : askAgain(world)
  if (!as) return
  const act = { ...drawn, as }
  if (kind === 'propose' && !coSign.isAsking()) propose(world, act)
  if (kind === 'approve') await approve(world, act)
  // Whoever makes a PIN may tell it to its owner and remember it; whoever signs in with it chooses another, and tells nobody.
  if (kind === 'reset' && supervisors.includes(as) && as !== whose) {
    await newPin(world, whose, as, [who, whose])
    world.resetters += 1
  }
  if (kind === 'choose') await newPin(world, as, as, [who])
}

it('[COR6][COR13] no sequence of actions by anybody, resetting others’ PINs too, lets one person ask and approve', async () => {
  const seen = { approved: 0, resets: 0 }
  await fc.assert(
    fc.asyncProperty(fc.array(anyAct, { minLength: 40, maxLength: 60 }), async acts => {
      const world = await makeWorld()
      try {
        for (const act of acts) await perform(world, act)
        if (world.coSign.isAsking()) world.coSign.putOff()
        for (const [id, who] of world.approved) expect(who, id).not.toBe(world.asked.get(id))
        for (const { envelope } of correctionItems(world.store.db, world.memberId)) {
          const { approval: word, proposedBy } = JSON.parse(envelope ?? '').body
          expect(supervisors).toContain(word?.approvedBy)
          expect(word?.approvedBy).not.toBe(proposedBy)
        }
        seen.approved += world.approved.size
        seen.resets += world.resetters
      } finally {
        world.store.remove()
      }
    }),
    { numRuns: 40 },
  )
  // There was something to be found out.
  expect(seen.approved).toBeGreaterThan(20)
  expect(seen.resets).toBeGreaterThan(100)
}, 300_000)
