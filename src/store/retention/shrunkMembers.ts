import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { typedNumber, typedPhone } from '../search/digits.ts'
import { documentIndex, numberIndex, phoneIndex } from './blindIndex.ts'

/** What a store keeps of a member whose facts are at headquarters: enough to find the member, not to say who it is. */
export interface ShrunkMember {
  memberId: string
  cardNumber: string
  documentIndex: string
  numberIndex: string
  phoneIndex: string
  enrolledAt: string
}

const shrunk = `
  SELECT member_id AS memberId, card_number AS cardNumber, document_index AS documentIndex,
         number_index AS numberIndex, phone_index AS phoneIndex, enrolled_at AS enrolledAt
  FROM shrunk_member`

export function findShrunk(db: ReadableDb, memberId: string): ShrunkMember | null {
  const row = prepared(db, `${shrunk} WHERE member_id = ?`).get(memberId)
  return (row as ShrunkMember | undefined) ?? null
}

/**
 * [RET7] Whether what proves a member's consents was let go with the facts: of one who is shrunk, or was fetched back since. What
 * comes back is what a clerk works with; the proof stays where it is.
 */
export const isProofElsewhere = (db: ReadableDb, memberId: string): boolean =>
  findShrunk(db, memberId) !== null ||
  prepared(db, 'SELECT 1 FROM fetched_member WHERE member_id = ?').get(memberId) !== undefined

/** [RET3] The duplicate check, against those whose facts are gone from here. */
export function findShrunkByDocument(
  db: ReadableDb,
  number: string,
  nationality: string,
): ShrunkMember | null {
  const index = documentIndex(db, number, nationality)
  const row = prepared(db, `${shrunk} WHERE document_index = ?`).get(index)
  return (row as ShrunkMember | undefined) ?? null
}

/** [RET4] By a whole document number, card number or phone: a blind index has no beginnings. The newest first. */
export function findShrunkTyped(db: ReadableDb, typed: string, limit: number): ShrunkMember[] {
  const number = typedNumber(typed)
  const phone = typedPhone(typed)
  const rows = [
    ...(number ? prepared(db, `${shrunk} WHERE number_index = ?`).all(numberIndex(db, number)) : []),
    ...(number ? prepared(db, `${shrunk} WHERE card_number = ?`).all(number) : []),
    ...(phone
      ? prepared(db, `${shrunk} WHERE phone_index = ? LIMIT ?`).all(phoneIndex(db, phone), limit)
      : []),
  ] as ShrunkMember[]
  const byId = new Map(rows.map(row => [row.memberId, row]))
  return [...byId.values()].sort((a, b) => (a.cardNumber < b.cardNumber ? 1 : -1)).slice(0, limit)
}

export function insertShrunk(db: WritableDb, member: ShrunkMember): void {
  prepared(
    db,
    `INSERT INTO shrunk_member (member_id, card_number, document_index, number_index, phone_index, enrolled_at)
     VALUES (@memberId, @cardNumber, @documentIndex, @numberIndex, @phoneIndex, @enrolledAt)`,
  ).run(member)
}

/** Where headquarters corrected what a shrunk member is found by. */
export function updateShrunk(
  db: WritableDb,
  memberId: string,
  indexes: Pick<ShrunkMember, 'documentIndex' | 'numberIndex' | 'phoneIndex'>,
): void {
  prepared(
    db,
    `UPDATE shrunk_member SET document_index = @documentIndex, number_index = @numberIndex, phone_index = @phoneIndex
     WHERE member_id = @memberId`,
  ).run({ memberId, ...indexes })
}
