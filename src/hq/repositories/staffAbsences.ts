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

interface Row {
  by: string
  from: Date | null
  until: Date | null
}

/** When people of a store had been dismissed from it, by staff number: absences that are over, and those that last. */
export async function absencesOf(db: Connection, storeCode: string): Promise<Map<string, Absence[]>> {
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
  const all = await over.$castTo<Row>().unionAll(lasting.$castTo<Row>()).execute()
  const absences = new Map<string, Absence[]>()
  for (const { by, from, until } of all)
    if (from) absences.set(by, [...(absences.get(by) ?? []), { from, until }])
  return absences
}
