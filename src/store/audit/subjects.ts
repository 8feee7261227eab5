import { registerNames } from '../../domain/register/event.ts'
import { prepared, type ReadableDb } from '../database.ts'

/** Every table that knows a member's card, those who left too. */
const cards = ['member', 'shrunk_member', 'cancelled_member'] as const

const registers = registerNames.map(name => `'${name}'`).join(', ')

/** How an entry's subject that is no member's id leads to one: the column, the table, and what lets its index be used. */
const ways = [
  ['envelope_id', 'outbox', ''],
  ['entry_id', 'register_event', `AND register IN (${registers})`],
  ['correction_id', 'proposal', ''],
  ['case_id', 'member_case', ''],
] as const

const cardOf = (db: ReadableDb, memberId: string): string | null => {
  for (const table of cards) {
    const row = prepared(db, `SELECT card_number AS card FROM ${table} WHERE member_id = ?`).get(memberId)
    const card = (row as { card: string } | undefined)?.card
    if (card) return card
  }
  return null
}

/** The card of whom an entry is about; null where it is about nobody, or nothing here says who. */
export function cardOfSubject(db: ReadableDb, subject: string): string | null {
  const own = cardOf(db, subject)
  if (own) return own
  for (const [column, table, within] of ways) {
    const sql = `SELECT member_id AS memberId FROM ${table} WHERE ${column} = ? ${within} LIMIT 1`
    const row = prepared(db, sql).get(subject)
    const memberId = (row as { memberId: string | null } | undefined)?.memberId
    if (memberId) return cardOf(db, memberId)
  }
  return null
}

/** All that entries about the holder of a card may name. */
export function subjectsOfCard(db: ReadableDb, cardNumber: string): string[] {
  const ids = new Set<string>()
  for (const table of cards) {
    const row = prepared(db, `SELECT member_id AS id FROM ${table} WHERE card_number = ?`).get(cardNumber)
    const memberId = (row as { id: string } | undefined)?.id
    if (!memberId) continue
    ids.add(memberId)
    for (const [column, from] of ways)
      for (const { id } of prepared(db, `SELECT ${column} AS id FROM ${from} WHERE member_id = ?`).all(
        memberId,
      ) as { id: string }[])
        ids.add(id)
  }
  return [...ids]
}
