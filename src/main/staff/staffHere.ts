import type { StaffHere } from '../../contract/ipc/staff.ts'
import { minutesLockedOut, moreAttempts } from '../../domain/staff/lockOut.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { ReadableDb } from '../../store/database.ts'
import { allStaff } from '../../store/repositories/staff.ts'
import { attemptsIn, clocksNow } from './attempts.ts'

/** Everybody whom the counter has known, and whether they could sign in now. */
export async function staffHere(db: ReadableDb, { attempts: place }: Secrets): Promise<StaffHere> {
  const now = clocksNow()
  const people: StaffHere = []
  for (const { pinHash: _, pinKnownTo: __, attempts: inStore, ...person } of allStaff(db)) {
    const attempts = moreAttempts(inStore, await attemptsIn(place, person.staffNumber))
    people.push({ ...person, failures: attempts.failures, lockedMinutes: minutesLockedOut(attempts, now) })
  }
  return people
}
