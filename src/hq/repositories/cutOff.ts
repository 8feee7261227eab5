import type { Connection } from '../database/transaction.ts'
import { type Absence, absenceRows, absencesByPerson } from './staffAbsences.ts'

/** Who of a store was cut off, and whether a device of it is. */
export interface CutOff {
  isDeviceRevoked: boolean
  /** By staff number. */
  absences: Map<string, Absence[]>
}

/** As it stands now, not as it stood when the device was let in; both by one statement, since every batch asks. */
export async function cutOffIn(db: Connection, storeCode: string, deviceId: string): Promise<CutOff> {
  const rows = await db
    .selectFrom('devices')
    .leftJoin(absenceRows(db, storeCode).as('absence'), join => join.onTrue())
    .select(['devices.revoked_at as revokedAt', 'absence.by', 'absence.from', 'absence.until'])
    .where('devices.id', '=', deviceId)
    .execute()
  const absences = rows.flatMap(({ by, from, until }) => (by === null ? [] : [{ by, from, until }]))
  return {
    isDeviceRevoked: rows.some(({ revokedAt }) => revokedAt !== null),
    absences: absencesByPerson(absences),
  }
}
