import type { RosterEntry } from '../../contract/sync/join.ts'
import type { PinOwner } from '../../domain/staff/pinHands.ts'
import type { Role } from '../../domain/staff/roles.ts'
import type { Connection } from '../database/transaction.ts'
import { keepAbsence } from './staffAbsences.ts'

/** How somebody is known at headquarters: [COR13] `pinKnownTo` is absent where no change of the PIN was ever told. */
interface KnownStaff extends RosterEntry {
  pinKnownTo?: string[]
}

/**
 * Adds someone to a store, or gives who has that number there a new name, role and PIN, and takes them back. A new PIN is
 * known to nobody else unless it is said to whom.
 */
export async function putStaff(
  db: Connection,
  storeCode: string,
  entry: KnownStaff,
  now: Date,
): Promise<void> {
  await keepAbsence(db, storeCode, entry.staffNumber, now)
  const pin_known_to = JSON.stringify(entry.pinKnownTo ?? [])
  const facts = { name: entry.name, role: entry.role, pin_hash: entry.pinHash, dismissed_at: null }
  await db
    .insertInto('staff')
    .values({
      store_code: storeCode,
      staff_number: entry.staffNumber,
      ...facts,
      pin_known_to,
      created_at: now,
    })
    .onConflict(conflict =>
      conflict.columns(['store_code', 'staff_number']).doUpdateSet(set => ({
        ...facts,
        pin_known_to: set
          .case()
          .when('staff.pin_hash', '=', entry.pinHash)
          .then(set.ref('staff.pin_known_to'))
          .else(pin_known_to)
          .end(),
      })),
    )
    .execute()
}

/** Keeps that somebody left; the first time counts. False where nobody has that number, or they had left before. */
export async function markDismissed(
  db: Connection,
  storeCode: string,
  staffNumber: string,
  now: Date,
): Promise<boolean> {
  const marked = await db
    .updateTable('staff')
    .set({ dismissed_at: now })
    .where('store_code', '=', storeCode)
    .where('staff_number', '=', staffNumber)
    .where('dismissed_at', 'is', null)
    .executeTakeFirst()
  return marked.numUpdatedRows === 1n
}

/** Who may sign in at a store's counters. */
export const rosterOf = (db: Connection, storeCode: string): Promise<RosterEntry[]> =>
  db
    .selectFrom('staff')
    .select(['staff_number as staffNumber', 'name', 'role', 'pin_hash as pinHash'])
    .where('store_code', '=', storeCode)
    .where('dismissed_at', 'is', null)
    .orderBy('staff_number')
    .execute()

/** Those of a store's people with these numbers, dismissed ones too, as counters are told of them. */
export async function staffOf(
  db: Connection,
  storeCode: string,
  staffNumbers: string[],
): Promise<(KnownStaff & { active: boolean })[]> {
  const rows = await db
    .selectFrom('staff')
    .select([
      'staff_number as staffNumber',
      'name',
      'role',
      'pin_hash as pinHash',
      'dismissed_at',
      'pin_known_to',
    ])
    .where('store_code', '=', storeCode)
    .where('staff_number', 'in', staffNumbers)
    .execute()
  return rows.map(({ dismissed_at, pin_known_to, ...entry }) => ({
    ...entry,
    active: dismissed_at === null,
    ...(pin_known_to !== null && { pinKnownTo: JSON.parse(pin_known_to) as string[] }),
  }))
}

/** [COR13] Somebody of a store as the owner of a PIN. */
export async function pinOwner(db: Connection, storeCode: string, staffNumber: string): Promise<PinOwner> {
  const [known] = await staffOf(db, storeCode, [staffNumber])
  return { staffNumber, pinKnownTo: known?.pinKnownTo ?? [] }
}

/** Somebody of a store, without what their PIN is verified with. */
export interface Employee {
  storeCode: string
  staffNumber: string
  name: string
  role: Role
  dismissedAt: Date | null
}

const employees = (db: Connection, storeCode: string) =>
  db
    .selectFrom('staff')
    .select([
      'store_code as storeCode',
      'staff_number as staffNumber',
      'name',
      'role',
      'dismissed_at as dismissedAt',
    ])
    .where('store_code', '=', storeCode)

/** Everybody who works, or worked, in a store. */
export const listStaff = (db: Connection, storeCode: string): Promise<Employee[]> =>
  employees(db, storeCode).orderBy('staff_number').execute()

export const findEmployee = (
  db: Connection,
  storeCode: string,
  staffNumber: string,
): Promise<Employee | undefined> =>
  employees(db, storeCode).where('staff_number', '=', staffNumber).executeTakeFirst()
