import type { Facts } from '../../domain/member/facts.ts'
import { prepared, type WritableDb } from '../database.ts'
import { indexName, unindexName } from '../search/nameIndex.ts'

/** Puts other facts in the place of a member's, and the name into the index. Part of a transaction. */
export function updateFacts(db: WritableDb, memberId: string, facts: Facts): void {
  const before = prepared(
    db,
    'SELECT card_number AS card, full_name AS name FROM member WHERE member_id = ?',
  ).get(memberId) as { card: string; name: string } | undefined
  if (!before) throw new Error('facts of a member who is not here')
  prepared(
    db,
    `UPDATE member SET number = @number, full_name = @fullName, gender = @gender, date_of_birth = @dateOfBirth,
       nationality = @nationality, address = @address, phone = @phone, email = @email
     WHERE member_id = @memberId`,
  ).run({ memberId, ...facts })
  if (before.name === facts.fullName) return
  unindexName(db, before.card, before.name)
  indexName(db, before.card, facts.fullName)
}
