import type { Connection } from '../database/transaction.ts'
import { findMakerOfCard, lineageOf } from '../repositories/devices.ts'

/**
 * [SYN15] Whether two cards can be one member's: copies of one machine that held the same enrolment unsent give the member
 * a card each, and who cancels at one of them knows only that one's.
 */
export async function areOfCopies(
  db: Connection,
  storeCode: string,
  [one, other]: [string, string],
): Promise<boolean> {
  const first = await findMakerOfCard(db, storeCode, one)
  const second = await findMakerOfCard(db, storeCode, other)
  if (!first || !second || first.id === second.id) return false
  const before = new Set((await lineageOf(db, first)).map(({ id }) => id))
  return (await lineageOf(db, second)).some(({ id }) => before.has(id))
}
