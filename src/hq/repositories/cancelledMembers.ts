import { HeadquartersErasure } from '../../contract/sync/erasure.ts'
import { canonicalJson } from '../../domain/audit/canonical.ts'
import type { HeadquartersErasure as Erasure } from '../../domain/outbox/erasure.ts'
import type { Connection } from '../database/transaction.ts'

export interface CancelledMember {
  storeCode: string
  memberId: string
  cardNumber: string
  cancelledBy: string
  cancelledAt: Date
  deviceId: string
  /** Headquarters' own word that it has erased the member. */
  erasure: Erasure
}

/** Keeps that a membership ended. One that ended before keeps its first end. */
export async function addCancelledMember(db: Connection, cancelled: CancelledMember): Promise<void> {
  await db
    .insertInto('cancelled_members')
    .values({
      store_code: cancelled.storeCode,
      id: cancelled.memberId,
      card_number: cancelled.cardNumber,
      cancelled_by: cancelled.cancelledBy,
      cancelled_at: cancelled.cancelledAt,
      device_id: cancelled.deviceId,
      erasure: canonicalJson({ ...cancelled.erasure }),
    })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** Headquarters' statement about a member whose membership ended; null for any other. */
export async function erasureOf(
  db: Connection,
  storeCode: string,
  memberId: string,
): Promise<Erasure | null> {
  const row = await db
    .selectFrom('cancelled_members')
    .select('erasure')
    .where('store_code', '=', storeCode)
    .where('id', '=', memberId)
    .executeTakeFirst()
  return row ? HeadquartersErasure.parse(JSON.parse(row.erasure)) : null
}

/** Headquarters' statements about those of these members whose membership ended. */
export async function erasuresOfMembers(
  db: Connection,
  storeCode: string,
  memberIds: string[],
): Promise<Erasure[]> {
  const rows = await db
    .selectFrom('cancelled_members')
    .select('erasure')
    .where('store_code', '=', storeCode)
    .where('id', 'in', memberIds)
    .execute()
  return rows.map(row => HeadquartersErasure.parse(JSON.parse(row.erasure)))
}

/** Headquarters' statements about every membership of a store that ended. */
export async function erasuresOf(db: Connection, storeCode: string): Promise<Erasure[]> {
  const rows = await db
    .selectFrom('cancelled_members')
    .select('erasure')
    .where('store_code', '=', storeCode)
    .orderBy('id')
    .execute()
  return rows.map(row => HeadquartersErasure.parse(JSON.parse(row.erasure)))
}

/** Keeps that a store's counters are told of the end of a membership, in the transaction that tells them. */
export async function markFed(db: Connection, storeCode: string, memberId: string, now: Date): Promise<void> {
  await db
    .updateTable('cancelled_members')
    .set({ fed_at: now })
    .where('store_code', '=', storeCode)
    .where('id', '=', memberId)
    .execute()
}

/** Memberships whose end nobody has been told of: those that the version before ended. */
export const listUnfed = (
  db: Connection,
  limit: number,
): Promise<{ storeCode: string; memberId: string }[]> =>
  db
    .selectFrom('cancelled_members')
    .select(['store_code as storeCode', 'id as memberId'])
    .where('fed_at', 'is', null)
    .orderBy('store_code')
    .orderBy('id')
    .limit(limit)
    .execute()
