import { factNames } from '../../domain/member/facts.ts'
import type { Access } from '../../domain/register/access.ts'
import type { WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { recordEvent } from './recordEvent.ts'

/**
 * [ACC1] Writes into the access register that somebody saw, printed or exported facts of a member. Call it inside the
 * transaction that gives the facts (`inTransaction`): what cannot be written down is not shown.
 */
export function recordAccess(db: WritableDb, access: Access, random: Randomness): void {
  const { memberId, what, purpose, by, at } = access
  const facts = factNames.filter(name => access.facts.includes(name))
  if (facts.length === 0) throw new Error('an access to no fact')
  const kept = { purpose, facts }
  const event = { eventId: random.uuid(), register: 'access' as const, entryId: memberId, memberId, what, at }
  recordEvent(db, { ...event, by, kept, personal: null }, random)
}
