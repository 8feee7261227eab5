import type { Fault } from '../../contract/ipc/fault.ts'
import {
  type Demand,
  type Disclosure,
  disclosureOf,
  disclosuresOf,
} from '../../domain/disclosure/disclosure.ts'
import type { RegisterEvent } from '../../domain/register/event.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { ReadableDb, WritableDb } from '../../store/database.ts'
import { eventsOfEntry, registerEvents } from '../../store/registers/events.ts'
import { recordEvent } from '../../store/registers/recordEvent.ts'
import { whyAbsent } from '../../store/registers/revealFacts.ts'
import { findMember } from '../../store/repositories/members.ts'
import { random } from '../random.ts'

export const findDisclosure = (db: ReadableDb, disclosureId: string): Disclosure | null =>
  disclosureOf(eventsOfEntry(db, 'disclosure', disclosureId))

export const allDisclosures = (db: ReadableDb): Disclosure[] =>
  disclosuresOf(registerEvents(db, 'disclosure'))

type Step = 'approved' | 'refused' | 'exported'

/** [REG1] Writes down what happened to a disclosure. */
export function recordStep(
  db: WritableDb,
  { disclosureId, memberId }: Pick<Disclosure, 'disclosureId' | 'memberId'>,
  { what, by, at, kept }: { what: Step; by: string; at: string; kept: RegisterEvent['kept'] },
): void {
  const about = { register: 'disclosure' as const, entryId: disclosureId, memberId }
  recordEvent(db, { eventId: random.uuid(), ...about, what, by, at, kept, personal: null }, random)
}

/** [DIS1] Writes a demand down; the same form again changes nothing. Of who has left, there is nothing to disclose. */
export function writeDemand(
  db: WritableDb,
  { disclosureId, memberId, demand }: { disclosureId: string; memberId: string; demand: Demand },
  { by, at }: { by: string; at: string },
): Result<null, Fault> {
  const absent = findMember(db, memberId) ? null : whyAbsent(db, memberId)
  if (absent !== null && absent !== 'member-shrunk') return err({ code: absent })
  const about = { register: 'disclosure' as const, entryId: disclosureId, memberId }
  const kept = { ...demand, facts: [...demand.facts] }
  // The event bears the form's own id: pressed twice, it is one.
  recordEvent(
    db,
    { eventId: disclosureId, ...about, what: 'requested', by, at, kept, personal: null },
    random,
  )
  return ok(null)
}
