import type { RosterEntry } from '../../contract/sync/join.ts'
import type { Connection } from '../database/transaction.ts'

/** Adds someone to a store, or gives who has that number there a new name, role and PIN. */
export async function putStaff(
  db: Connection,
  storeCode: string,
  entry: RosterEntry,
  now: Date,
): Promise<void> {
  const facts = { name: entry.name, role: entry.role, pin_hash: entry.pinHash }
  await db
    .insertInto('staff')
    .values({ store_code: storeCode, staff_number: entry.staffNumber, ...facts, created_at: now })
    .onConflict(conflict => conflict.columns(['store_code', 'staff_number']).doUpdateSet(facts))
    .execute()
}

/** Who may sign in at a store's counters. */
export const rosterOf = (db: Connection, storeCode: string): Promise<RosterEntry[]> =>
  db
    .selectFrom('staff')
    .select(['staff_number as staffNumber', 'name', 'role', 'pin_hash as pinHash'])
    .where('store_code', '=', storeCode)
    .orderBy('staff_number')
    .execute()
