import { inSnapshot, prepared, type ReadableDb } from '../database.ts'
import { findMember, type StoredMember } from '../repositories/members.ts'
import { typedNumber, typedPhone } from './digits.ts'
import { nameQueries } from './nameQueries.ts'

interface Found {
  memberId: string
  cardNumber: string
  /** The number by which it was found. */
  key: string
}

const columnOf = { number: 'number', card: 'card_number', phone: 'phone' } as const
type Numbered = keyof typeof columnOf

/** Sorts after everything that begins with what was typed. */
const END = '\u{10FFFF}'
/** No name is longer, and no number. */
const LONGEST = 200

/** SQL by what is searched. Each reads a stretch of one index: its cost depends on the limit and not on the store. */
export const searches = {
  ...(Object.fromEntries(
    Object.entries(columnOf).map(([by, column]) => [
      by,
      `SELECT member_id AS memberId, card_number AS cardNumber, ${column} AS key FROM member
       WHERE ${column} >= ? AND ${column} < ? ORDER BY ${column} LIMIT ?`,
    ]),
  ) as Record<Numbered, string>),
  name: `
    SELECT m.member_id AS memberId
    FROM member_name JOIN member m ON m.card_number = printf('%012d', member_name.rowid)
    WHERE member_name MATCH ? ORDER BY member_name.rowid DESC LIMIT ?`,
}

/** Whole numbers come first, then the newest. A whole number sorts before its continuations: no limit cuts it off. */
function byNumber(db: ReadableDb, text: string, limit: number): string[] {
  const number = typedNumber(text)
  const typed: [Numbered, string | null][] = [
    ['number', number],
    ['card', number],
    ['phone', typedPhone(text)],
  ]
  const found = typed.flatMap(([by, key]) =>
    key === null
      ? []
      : (prepared(db, searches[by]).all(key, key + END, limit) as Found[]).map(one => ({
          ...one,
          whole: one.key === key,
        })),
  )
  const rank = (one: (typeof found)[number]) => (one.whole ? '1' : '0') + one.cardNumber
  return found.sort((a, b) => (rank(a) < rank(b) ? 1 : -1)).map(one => one.memberId)
}

function byName(db: ReadableDb, text: string, limit: number): string[] {
  const found = new Set<string>()
  for (const query of nameQueries(text)) {
    if (found.size >= limit) break
    for (const one of prepared(db, searches.name).all(query, limit) as { memberId: string }[])
      found.add(one.memberId)
  }
  return [...found]
}

/**
 * Finds members by document number, card number or phone, whole or from its beginning, or by any words of the name or
 * their beginnings, in any order, with or without diacritics. The best come first, and of equals the newest.
 * @param typed anything: what fits nothing gives an empty list.
 */
export function findMembers(db: ReadableDb, typed: string, limit: number): StoredMember[] {
  const text = typed.slice(0, LONGEST)
  return inSnapshot(db, () => {
    const ids = new Set([...byNumber(db, text, limit), ...byName(db, text, limit)])
    return [...ids].slice(0, limit).map(id => findMember(db, id) as StoredMember)
  })
}
