import { enrol } from '../../src/store/enrol.ts'
import { findMembers } from '../../src/store/search/findMembers.ts'
import { random } from '../store/counterFixture.ts'
import { askFor } from './asked.ts'
import { answerAll, type Blocked, type Call } from './asMain.ts'
import { inventMember } from './inventedMembers.ts'
import { type Chance, seeded } from './inventedNames.ts'
import { type Cost, costOf, type Stores } from './pairs.ts'

const ENROLMENTS = 1000
const LOOKUPS = 4000
const SEARCHES = 3000
const CALLS = 3000
const LIMIT = 20

export interface Measured {
  enrol: Cost
  lookup: Cost
  search: Cost
  blocked: Blocked
  /** How many members there are now. */
  members: number
}

const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at))
const someone = (chance: Chance, members: number) =>
  inventMember(1 + Math.floor(chance() * members), new Date().toISOString()).facts

/** What a busy hour asks of main, in a mix: mostly searches, and a synchronisation every now and then. */
function callsOf(chance: Chance, members: number, startOfDay: string): { calls: Call[]; enrolled: number } {
  let enrolled = 0
  const calls = times<Call>(CALLS, () => {
    const kind = chance()
    const at = new Date().toISOString()
    if (kind < 0.7) {
      const { fullName, number } = someone(chance, members)
      return { kind: 'find', typed: kind < 0.55 ? askFor(chance, fullName) : number }
    }
    if (kind < 0.82) {
      enrolled += 1
      return { kind: 'enrol', enrolment: inventMember(members + enrolled, at) }
    }
    if (kind < 0.94) return { kind: 'draft', enrolment: inventMember(members + enrolled + 1, at) }
    return kind < 0.97 ? { kind: 'recent', since: startOfDay } : { kind: 'sync', at }
  })
  return { calls, enrolled }
}

/** Measures everything on stores that hold the invented members 1 to `members`. */
export async function measure(stores: Stores, members: number): Promise<Measured> {
  const chance = seeded(members)
  // Enrolments come first: they leave the index of names in the small pieces that searches meet in a shop.
  const at = () => new Date().toISOString()
  const forms = times(ENROLMENTS, n => inventMember(members + 1 + n, at()))
  const enrolment = costOf(stores, forms, (db, form) => {
    if (!enrol(db, { ...form, at: at() }, random).ok) throw new Error('an enrolment was refused')
  })
  const numbers = times(LOOKUPS, () => someone(chance, members).number)
  const lookup = costOf(stores, numbers, (db, number) => {
    const [first] = findMembers(db, number, LIMIT)
    if (first?.facts.number !== number) throw new Error('a lookup missed its member')
  })
  const asked = times(SEARCHES, () => askFor(chance, someone(chance, members).fullName))
  const search = costOf(stores, asked, (db, typed) => void findMembers(db, typed, LIMIT))
  const { calls, enrolled } = callsOf(chance, members + ENROLMENTS, `${at().slice(0, 10)}T00:00:00.000Z`)
  const blocked = await answerAll(stores.encrypted, calls)
  // The twin gets the same members, so that both grow on alike.
  for (const call of calls) if (call.kind === 'enrol') enrol(stores.plain, call.enrolment, random)
  return { enrol: enrolment, lookup, search, blocked, members: members + ENROLMENTS + enrolled }
}
