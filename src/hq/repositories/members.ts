import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

const rowOf = (storeCode: string, { occurredAt, body }: Envelope) => ({
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
export async function addMembers(db: Connection, storeCode: string, envelopes: Envelope[]): Promise<number> {
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
