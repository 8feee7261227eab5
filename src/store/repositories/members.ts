import type { ConsentProof, Purpose } from '../../domain/consent/consent.ts'
import type { Enrolment } from '../../domain/member/enrolment.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { inSnapshot, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { indexName } from '../search/nameIndex.ts'
import type { OutboxState } from './outbox.ts'

/** A member as stored, with where its record is on the way to headquarters. */
export interface StoredMember extends Enrolment {
  enrolledAt: string
  delivery: { state: OutboxState; receipt: string | null; refusal: string | null }
}

interface Row extends Facts {
  memberId: string
  cardNumber: string
  enrolledAt: string
  enrolledBy: string
  state: OutboxState
  receipt: string | null
  refusal: string | null
}

const members = `
  SELECT m.member_id AS memberId, m.card_number AS cardNumber, m.number, m.full_name AS fullName, m.gender,
         m.date_of_birth AS dateOfBirth, m.nationality, m.address, m.phone, m.email,
         m.enrolled_at AS enrolledAt, m.enrolled_by AS enrolledBy, o.state, o.receipt, o.refusal
  FROM member m JOIN outbox o ON o.member_id = m.member_id AND o.kind = 'enrolment'`

function consentOf(db: ReadableDb, memberId: string): ConsentProof {
  const rows = prepared(
    db,
    `SELECT purpose, notice_version AS noticeVersion, notice_hash AS noticeHash, language, method,
            given_at AS givenAt, received_by AS receivedBy
     FROM consent WHERE member_id = ? ORDER BY purpose`,
  ).all(memberId) as (Omit<ConsentProof, 'purposes'> & { purpose: Purpose })[]
  const [first] = rows
  if (!first) throw new Error('a member without consent')
  const { purpose: _, ...proof } = first
  return { ...proof, purposes: rows.map(row => row.purpose) }
}

const memberOf = (db: ReadableDb, row: Row): StoredMember => {
  const { memberId, cardNumber, enrolledAt, enrolledBy, state, receipt, refusal, ...facts } = row
  return {
    memberId,
    cardNumber,
    facts,
    consent: consentOf(db, memberId),
    enrolledBy,
    enrolledAt,
    delivery: { state, receipt, refusal },
  }
}

export function findMember(db: ReadableDb, memberId: string): StoredMember | null {
  const row = prepared(db, `${members} WHERE m.member_id = ?`).get(memberId) as Row | undefined
  return row ? memberOf(db, row) : null
}

export function findMemberByDocument(
  db: ReadableDb,
  number: string,
  nationality: string,
): StoredMember | null {
  const row = prepared(db, `${members} WHERE m.number = ? AND m.nationality = ?`).get(number, nationality)
  return row ? memberOf(db, row as Row) : null
}

/**
 * The newest of each kind by its own index, and then the newest of those: never a walk through the store. CROSS JOIN is
 * SQLite's way to fix the order of a join, which it would else begin with the whole outbox.
 */
export const recent = `
  ${members} WHERE o.sequence IN (
    SELECT * FROM (SELECT sequence FROM outbox WHERE state IN ('stored', 'sending', 'sent')
                   ORDER BY sequence DESC LIMIT @limit)
    UNION SELECT * FROM (SELECT sequence FROM outbox WHERE state = 'refused' ORDER BY sequence DESC LIMIT @limit)
    UNION SELECT o.sequence FROM (SELECT member_id FROM member WHERE enrolled_at >= @since
                                  ORDER BY enrolled_at DESC LIMIT @limit) newest
                 CROSS JOIN outbox o ON o.member_id = newest.member_id
  ) ORDER BY o.sequence DESC LIMIT @limit`

/** Newest first. Those that headquarters has not confirmed are always among them, however old. */
export function recentMembers(db: ReadableDb, since: string, limit: number): StoredMember[] {
  return inSnapshot(db, () => {
    const rows = prepared(db, recent).all({ since, limit }) as Row[]
    return rows.map(row => memberOf(db, row))
  })
}

/** Writes member and consents, and makes the member findable. Part of an enrolment's transaction; see store/enrol.ts. */
export function insertMember(db: WritableDb, enrolment: Enrolment, enrolledAt: string, salt: string): void {
  const { memberId, cardNumber, facts, consent, enrolledBy } = enrolment
  prepared(
    db,
    `INSERT INTO member (member_id, card_number, number, full_name, gender, date_of_birth, nationality, address,
                         phone, email, enrolled_at, enrolled_by, salt)
     VALUES (@memberId, @cardNumber, @number, @fullName, @gender, @dateOfBirth, @nationality, @address,
             @phone, @email, @enrolledAt, @enrolledBy, @salt)`,
  ).run({ memberId, cardNumber, ...facts, enrolledAt, enrolledBy, salt })
  const insert = prepared(
    db,
    `INSERT INTO consent (member_id, purpose, notice_version, notice_hash, language, method, given_at, received_by)
     VALUES (@memberId, @purpose, @noticeVersion, @noticeHash, @language, @method, @givenAt, @receivedBy)`,
  )
  const { purposes, ...proof } = consent
  for (const purpose of purposes) insert.run({ memberId, purpose, ...proof })
  indexName(db, cardNumber, facts.fullName)
}
