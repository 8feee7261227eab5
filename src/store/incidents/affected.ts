import type { IncidentScope } from '../../domain/incident/incident.ts'
import { inSnapshot, prepared, type ReadableDb } from '../database.ts'
import { counterOf } from '../repositories/counter.ts'

/** A member whom a scope holds; without name, number and address where the facts are at headquarters alone. */
export interface AffectedMember {
  memberId: string
  cardNumber: string
  fullName: string | null
  number: string | null
  address: string | null
}

/**
 * Everybody whom this store knows, by card: with the facts, or only what finds them again. A member's facts came here at the
 * enrolment, and once more where they were fetched back.
 */
const known = `
  SELECT m.member_id AS memberId, m.card_number AS cardNumber, m.full_name AS fullName, m.number, m.address, m.email,
         1 AS whole, m.enrolled_at AS enrolledAt, f.fetched_at AS fetchedAt
  FROM member m LEFT JOIN fetched_member f ON f.member_id = m.member_id
  UNION ALL
  SELECT member_id, card_number, NULL, NULL, NULL, NULL, 0, enrolled_at, NULL FROM shrunk_member`

/** [INC9] Of whom nothing but an index is here, every fact may have been kept: they are not left out. */
const concerned = `
  ((enrolledAt >= @from AND enrolledAt <= @to) OR (fetchedAt >= @from AND fetchedAt <= @to))
  AND (@always OR NOT whole OR (@address AND address IS NOT NULL) OR (@email AND email IS NOT NULL))`

const counting = `SELECT count(*) FROM (${known}) WHERE ${concerned}`
const listing = `
  SELECT memberId, cardNumber, fullName, number, address FROM (${known})
  WHERE ${concerned} AND cardNumber > @after ORDER BY cardNumber LIMIT @limit`

const optional = ['address', 'email']

/** As the store writes instants: with milliseconds, so that they compare as texts. */
const instant = (text: string) => new Date(text).toISOString()

const parametersOf = ({ from, to, facts }: IncidentScope) => ({
  from: from === null ? '' : instant(from),
  // Behind every instant that is written in digits.
  to: to === null ? '~' : instant(to),
  // The other six facts are kept of everybody.
  always: Number(facts.some(fact => !optional.includes(fact))),
  address: Number(facts.includes('address')),
  email: Number(facts.includes('email')),
})

/** Whether members of this store can be in a scope at all: it is of this store, and of this counter. */
function isHere(db: ReadableDb, { storeCode, deviceId }: IncidentScope): boolean {
  const counter = counterOf(db)
  const isStore = storeCode === null || storeCode === counter?.storeCode
  return isStore && (deviceId === null || deviceId === counter?.deviceId)
}

/**
 * [INC9] Whom a scope holds among those whom this counter knows: how many, and a page of them by card number. Who has left is
 * nobody's any more.
 */
export function affectedHere(
  db: ReadableDb,
  scope: IncidentScope,
  { after, limit }: { after: string | null; limit: number },
): { count: number; members: AffectedMember[]; next: string | null } {
  if (!isHere(db, scope)) return { count: 0, members: [], next: null }
  const parameters = parametersOf(scope)
  return inSnapshot(db, () => {
    const counted = prepared(db, counting).get(parameters) as { 'count(*)': number }
    const page = { ...parameters, after: after ?? '', limit: limit + 1 }
    const rows = prepared(db, listing).all(page) as AffectedMember[]
    const members = rows.slice(0, limit)
    const next = rows.length > limit ? (members.at(-1)?.cardNumber ?? null) : null
    return { count: counted['count(*)'], members, next }
  })
}
