import type { EnrolmentEnvelope } from '../../contract/sync/envelope.ts'
import type { Enrolment } from '../../domain/member/enrolment.ts'
import type { Connection } from '../database/transaction.ts'

const rowOf = (storeCode: string, { occurredAt, body }: EnrolmentEnvelope) => ({
  store_code: storeCode,
  id: body.memberId,
  card_number: body.cardNumber,
  number: body.facts.number,
  full_name: body.facts.fullName,
  gender: body.facts.gender,
  date_of_birth: body.facts.dateOfBirth,
  nationality: body.facts.nationality,
  address: body.facts.address,
  phone: body.facts.phone,
  email: body.facts.email,
  enrolled_by: body.enrolledBy,
  enrolled_at: new Date(occurredAt),
})

/** How many were added: the store may have a member of that id, or that card number, already. */
export async function addMembers(
  db: Connection,
  storeCode: string,
  envelopes: EnrolmentEnvelope[],
): Promise<number> {
  if (envelopes.length === 0) return 0
  const added = await db
    .insertInto('members')
    .values(envelopes.map(envelope => rowOf(storeCode, envelope)))
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return Number(added.numInsertedOrUpdatedRows)
}

const isThere = async (db: Connection, storeCode: string, column: 'id' | 'card_number', value: string) => {
  const query = db.selectFrom('members').select('id').where('store_code', '=', storeCode)
  return (await query.where(column, '=', value).executeTakeFirst()) !== undefined
}

export const hasCard = (db: Connection, storeCode: string, cardNumber: string): Promise<boolean> =>
  isThere(db, storeCode, 'card_number', cardNumber)

export const hasMember = (db: Connection, storeCode: string, id: string): Promise<boolean> =>
  isThere(db, storeCode, 'id', id)

/** The card of a member; null when there is no such member. */
export async function cardOf(db: Connection, storeCode: string, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('members')
    .select('card_number')
    .where('store_code', '=', storeCode)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.card_number ?? null
}

/** A member without the consents, which are rows of their own. */
export async function findMember(
  db: Connection,
  storeCode: string,
  id: string,
): Promise<(Omit<Enrolment, 'consent'> & { enrolledAt: Date }) | null> {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where('store_code', '=', storeCode)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { number, gender, nationality, address, phone, email } = row
  const named = { number, fullName: row.full_name, gender, dateOfBirth: row.date_of_birth }
  return {
    memberId: row.id,
    cardNumber: row.card_number,
    facts: { ...named, nationality, address, phone, email },
    enrolledBy: row.enrolled_by,
    enrolledAt: row.enrolled_at,
  }
}

/** Erases the facts of a member. Consents go first: they name the member. */
export async function eraseMember(db: Connection, storeCode: string, id: string): Promise<void> {
  await db.deleteFrom('members').where('store_code', '=', storeCode).where('id', '=', id).execute()
}
