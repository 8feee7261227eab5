import type { Envelope } from '../../contract/sync/envelope.ts'
import type { Connection } from '../database/transaction.ts'

/** False when the store has a member of that id, or that card number, already. */
export async function addMember(db: Connection, storeCode: string, envelope: Envelope): Promise<boolean> {
  const { memberId, cardNumber, facts, enrolledBy } = envelope.body
  const added = await db
    .insertInto('members')
    .values({
      store_code: storeCode,
      id: memberId,
      card_number: cardNumber,
      number: facts.number,
      full_name: facts.fullName,
      gender: facts.gender,
      date_of_birth: facts.dateOfBirth,
      nationality: facts.nationality,
      address: facts.address,
      phone: facts.phone,
      email: facts.email,
      enrolled_by: enrolledBy,
      enrolled_at: new Date(envelope.occurredAt),
    })
    .onConflict(conflict => conflict.doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function hasCard(db: Connection, storeCode: string, cardNumber: string): Promise<boolean> {
  const row = await db
    .selectFrom('members')
    .select('id')
    .where('store_code', '=', storeCode)
    .where('card_number', '=', cardNumber)
    .executeTakeFirst()
  return row !== undefined
}
