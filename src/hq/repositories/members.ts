import type { EnrolmentEnvelope } from '../../contract/sync/envelope.ts'
import { foldName } from '../../domain/identity/foldName.ts'
import type { Enrolment } from '../../domain/member/enrolment.ts'
import type { Facts } from '../../domain/member/facts.ts'
import { insertMany } from '../database/insertMany.ts'
import type { Connection } from '../database/transaction.ts'

const factColumns = (facts: Facts) => ({
  number: facts.number,
  full_name: facts.fullName,
  gender: facts.gender,
  date_of_birth: facts.dateOfBirth,
  nationality: facts.nationality,
  address: facts.address,
  phone: facts.phone,
  email: facts.email,
  folded_name: foldName(facts.fullName).slice(0, 150),
})

const rowOf = (storeCode: string, { occurredAt, body }: EnrolmentEnvelope, indexEpoch: number) => ({
  store_code: storeCode,
  id: body.memberId,
  card_number: body.cardNumber,
  ...factColumns(body.facts),
  enrolled_by: body.enrolledBy,
  enrolled_at: new Date(occurredAt),
  index_epoch: indexEpoch,
})

/**
 * How many were added: the store may have a member of that id, or that card number, already.
 * @param indexEpoch of the key under which they are in the duplicate index by the end of the transaction.
 */
export async function addMembers(
  db: Connection,
  storeCode: string,
  envelopes: EnrolmentEnvelope[],
  indexEpoch: number,
): Promise<number> {
  if (envelopes.length === 0) return 0
  const rows = envelopes.map(envelope => rowOf(storeCode, envelope, indexEpoch))
  return insertMany(db, 'members', rows, 'on conflict do nothing')
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
export interface HeldMember extends Omit<Enrolment, 'consent'> {
  storeCode: string
  enrolledAt: Date
  /** Counts what headquarters has made of corrections. */
  revision: number
  /** Of the key under which the member is in the duplicate index; 0 for none. */
  indexEpoch: number
}

const membersOf = (db: Connection, storeCode: string) =>
  db.selectFrom('members').selectAll().where('store_code', '=', storeCode)
export type MemberRow = Awaited<ReturnType<ReturnType<typeof membersOf>['executeTakeFirstOrThrow']>>

export function memberOf(row: MemberRow): HeldMember {
  const { number, gender, nationality, address, phone, email } = row
  const named = { number, fullName: row.full_name, gender, dateOfBirth: row.date_of_birth }
  return {
    storeCode: row.store_code,
    memberId: row.id,
    cardNumber: row.card_number,
    facts: { ...named, nationality, address, phone, email },
    enrolledBy: row.enrolled_by,
    enrolledAt: row.enrolled_at,
    revision: row.revision,
    indexEpoch: row.index_epoch,
  }
}

export async function findMember(db: Connection, storeCode: string, id: string): Promise<HeldMember | null> {
  const row = await membersOf(db, storeCode).where('id', '=', id).executeTakeFirst()
  return row ? memberOf(row) : null
}

/** Those of these that are members. */
/** The same, who stays as they are until the transaction ends: who would change them or take them away waits. */
export async function holdMember(db: Connection, storeCode: string, id: string): Promise<HeldMember | null> {
  const row = await membersOf(db, storeCode).where('id', '=', id).forShare().executeTakeFirst()
  return row ? memberOf(row) : null
}

export const findMembers = async (db: Connection, storeCode: string, ids: string[]): Promise<HeldMember[]> =>
  (await membersOf(db, storeCode).where('id', 'in', ids).execute()).map(memberOf)

export const revisionsOf = (
  db: Connection,
  storeCode: string,
  ids: string[],
): Promise<{ memberId: string; revision: number }[]> =>
  db
    .selectFrom('members')
    .select(['id as memberId', 'revision'])
    .where('store_code', '=', storeCode)
    .where('id', 'in', ids)
    .execute()

/** Writes a member's facts, and that headquarters has decided something about them once more. */
export async function reviseMember(
  db: Connection,
  { storeCode, memberId, facts }: HeldMember,
): Promise<void> {
  await db
    .updateTable('members')
    .set(({ eb }) => ({ ...factColumns(facts), revision: eb('revision', '+', 1) }))
    .where('store_code', '=', storeCode)
    .where('id', '=', memberId)
    .execute()
}

/** Members who are not in the duplicate index under that key, store by store. */
export const listUnindexed = (
  db: Connection,
  keyEpoch: number,
  limit: number,
): Promise<{ storeCode: string; memberId: string }[]> =>
  db
    .selectFrom('members')
    .select(['store_code as storeCode', 'id as memberId'])
    .where('index_epoch', '<', keyEpoch)
    .orderBy('store_code')
    .limit(limit)
    .execute()

/** Keeps that a member is in the duplicate index, and how the name is found. */
export async function markIndexed(db: Connection, members: HeldMember[], keyEpoch: number): Promise<void> {
  for (const { storeCode, memberId, facts } of members)
    await db
      .updateTable('members')
      .set({ index_epoch: keyEpoch, folded_name: factColumns(facts).folded_name })
      .where('store_code', '=', storeCode)
      .where('id', '=', memberId)
      .execute()
}

/** Erases the facts of a member. Consents go first: they name the member. */
export async function eraseMember(db: Connection, storeCode: string, id: string): Promise<void> {
  await db.deleteFrom('members').where('store_code', '=', storeCode).where('id', '=', id).execute()
}
