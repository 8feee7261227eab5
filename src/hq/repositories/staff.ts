import { sql } from 'kysely'
import type { RosterEntry } from '../../contract/sync/join.ts'
import { SIGNATURE_WINDOW_SECONDS } from '../../contract/sync/signature.ts'
import type { PinOwner } from '../../domain/staff/pinHands.ts'
import type { Role } from '../../domain/staff/roles.ts'
import type { Connection } from '../database/transaction.ts'
import { keepAbsence } from './staffAbsences.ts'

/** How somebody is known at headquarters: [COR13] `pinKnownTo` is absent where no change of the PIN was ever told. */
interface KnownStaff extends RosterEntry {
  pinKnownTo?: string[]
}

interface ChangedPin extends Required<Pick<KnownStaff, 'pinHash' | 'pinKnownTo'>> {
  at: Date
}

/** By as much may a counter's clock be off before anybody notices. */
const UNNOTICED_MS = SIGNATURE_WINDOW_SECONDS * 1000

/**
 * Adds someone to a store, or gives who has that number there a new name, role and PIN, and takes them back. A new PIN is
 * known to nobody else unless it is said to whom. Who keeps the PIN keeps the one that is theirs by then.
 */
export async function putStaff(
  db: Connection,
  storeCode: string,
  entry: KnownStaff,
  now: Date,
  keepsPin = false,
): Promise<void> {
  await keepAbsence(db, storeCode, entry.staffNumber, now)
  const pin_known_to = JSON.stringify(entry.pinKnownTo ?? [])
  const facts = { name: entry.name, role: entry.role, pin_hash: entry.pinHash, dismissed_at: null }
  const isKept = keepsPin ? sql<boolean>`true` : sql<boolean>`staff.pin_hash = ${entry.pinHash}`
  await db
    .insertInto('staff')
    .values({
      store_code: storeCode,
      staff_number: entry.staffNumber,
      ...facts,
      pin_known_to,
      pin_changed_at: now,
      created_at: now,
    })
    .onConflict(conflict =>
      conflict.columns(['store_code', 'staff_number']).doUpdateSet(set => ({
        ...facts,
        ...(keepsPin && { pin_hash: set.ref('staff.pin_hash') }),
        pin_changed_at: set.case().when(isKept).then(set.ref('staff.pin_changed_at')).else(now).end(),
        pin_known_to: set.case().when(isKept).then(set.ref('staff.pin_known_to')).else(pin_known_to).end(),
      })),
    )
    .execute()
}

/**
 * Gives somebody who works there another PIN, and nothing else. False where nobody does: they may have been dismissed at this
 * very moment; and where theirs was changed later than this was.
 */
export async function changePin(
  db: Connection,
  storeCode: string,
  staffNumber: string,
  { pinHash, pinKnownTo, at }: ChangedPin,
): Promise<boolean> {
  const changed = await db
    .updateTable('staff')
    .set({ pin_hash: pinHash, pin_known_to: JSON.stringify(pinKnownTo), pin_changed_at: at })
    .where('store_code', '=', storeCode)
    .where('staff_number', '=', staffNumber)
    .where('dismissed_at', 'is', null)
    .where(({ or, eb }) =>
      or([
        eb('pin_changed_at', 'is', null),
        eb('pin_changed_at', '<=', new Date(at.getTime() + UNNOTICED_MS)),
      ]),
    )
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
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
