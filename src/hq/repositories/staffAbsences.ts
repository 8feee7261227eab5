import { sql } from 'kysely'
import type { Connection } from '../database/transaction.ts'

/** From a dismissal until somebody was taken back; null where they were not. */
export interface Absence {
  from: Date
  until: Date | null
}

/** [REV5] Keeps when somebody was away who is taken back now. Nothing where they were not. */
export async function keepAbsence(
  db: Connection,
  storeCode: string,
  staffNumber: string,
  returnedAt: Date,
): Promise<void> {
  const left = await db
    .selectFrom('staff')
    .select('dismissed_at')
    .where('store_code', '=', storeCode)
    .where('staff_number', '=', staffNumber)
    .where('dismissed_at', 'is not', null)
    .executeTakeFirst()
  if (!left?.dismissed_at) return
  const absence = { dismissed_at: left.dismissed_at, returned_at: returnedAt }
  await db
    .insertInto('staff_absences')
    .values({ store_code: storeCode, staff_number: staffNumber, ...absence })
    .onConflict(conflict => conflict.doNothing())
    .execute()
}

/** An absence and whose it is, by staff number. */
export interface AbsenceRow {
  by: string
  from: Date | null
  until: Date | null
}

/** When people of a store had been dismissed from it: a row for each absence that is over, and each that lasts. */
export function absenceRows(db: Connection, storeCode: string) {
  const lasting = db
    .selectFrom('staff')
    .select(['staff_number as by', 'dismissed_at as from'])
    .select(sql<null>`null::timestamptz`.as('until'))
    .where('store_code', '=', storeCode)
    .where('dismissed_at', 'is not', null)
  const over = db
    .selectFrom('staff_absences')
    .select(['staff_number as by', 'dismissed_at as from', 'returned_at as until'])
    .where('store_code', '=', storeCode)
  return over.$castTo<AbsenceRow>().unionAll(lasting.$castTo<AbsenceRow>())
}

/** By staff number. */
export function absencesByPerson(rows: AbsenceRow[]): Map<string, Absence[]> {
  const absences = new Map<string, Absence[]>()
  for (const { by, from, until } of rows)
    if (from) absences.set(by, [...(absences.get(by) ?? []), { from, until }])
  return absences
}

export const absencesOf = async (db: Connection, storeCode: string): Promise<Map<string, Absence[]>> =>
  absencesByPerson(await absenceRows(db, storeCode).execute())
