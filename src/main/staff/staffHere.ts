import type { StaffHere } from '../../contract/ipc/staff.ts'
import { minutesLockedOut, moreAttempts, waitedUntil } from '../../domain/staff/lockOut.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { allStaff } from '../../store/repositories/staff.ts'
import { attemptsIn, clocksNow, keepAttempts } from './attempts.ts'
import { inTurn } from './inTurn.ts'

/** Everybody whom the counter has known, and whether they could sign in now. */
export const staffHere = (db: WritableDb, secrets: Secrets): Promise<StaffHere> =>
  inTurn(secrets, async () => {
    const now = clocksNow()
    const people: StaffHere = []
    for (const { pinHash: _, pinKnownTo: __, attempts: inStore, ...person } of allStaff(db)) {
      const { staffNumber } = person
      const attempts = moreAttempts(inStore, await attemptsIn(secrets.attempts, staffNumber))
      const lockedMinutes = minutesLockedOut(attempts, now)
      if (lockedMinutes > 0) await keepAttempts(db, secrets.attempts, staffNumber, waitedUntil(attempts, now))
      people.push({ ...person, failures: attempts.failures, lockedMinutes })
    }
    return people
  })
