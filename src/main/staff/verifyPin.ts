import { verify } from '@node-rs/argon2'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { minutesLockedOut, moreAttempts, waitedUntil } from '../../domain/staff/lockOut.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { type FoundStaff, findStaff, forgiveAttempts } from '../../store/repositories/staff.ts'
import { attemptsIn, clocksNow, keepAttempts, putAttempts } from './attempts.ts'
import { inTurn } from './inTurn.ts'
import { pepperOf } from './pinHash.ts'

const refused = err({ code: 'sign-in-refused' } as const)

/**
 * Counts a try in the store and, where there is a keychain, in it too: a store that is put back as it was gives no try back.
 */
async function countTry(
  db: WritableDb,
  { attempts: place }: Secrets,
  staffNumber: string,
): Promise<Result<FoundStaff, Fault>> {
  const outside = await attemptsIn(place, staffNumber)
  const found = findStaff(db, staffNumber)
  if (!found) return refused
  const now = clocksNow()
  const before = moreAttempts(found.attempts, outside)
  const minutes = minutesLockedOut(before, now)
  if (minutes > 0) {
    await keepAttempts(db, place, staffNumber, waitedUntil(before, now))
    return err({ code: 'locked-out', values: { minutes } })
  }
  const { at: lastAt, upSeconds } = now
  await keepAttempts(db, place, staffNumber, { failures: before.failures + 1, lastAt, upSeconds })
  return ok(found)
}

/** Tries of this staff number count no more. */
export const forgive = (db: WritableDb, secrets: Secrets, staffNumber: string): Promise<void> =>
  inTurn(secrets, async () => {
    forgiveAttempts(db, staffNumber)
    await putAttempts(secrets.attempts, staffNumber, null)
  })

/**
 * Whose PIN it is. The try is counted before the PIN is verified, so that no pulled plug gives a free one; an unknown number
 * and a wrong PIN are answered alike.
 */
export async function verifyPin(
  db: WritableDb,
  secrets: Secrets,
  { staffNumber, pin }: { staffNumber: string; pin: string },
): Promise<Result<FoundStaff, Fault>> {
  const secret = await pepperOf(secrets)
  const counted = await inTurn(secrets, () => countTry(db, secrets, staffNumber))
  if (!counted.ok) return counted
  const { pinHash } = counted.value
  if (!(await verify(pinHash, pin, { secret }))) return refused
  // Headquarters may have dismissed them, or somebody changed the PIN, while it was verified.
  if (findStaff(db, staffNumber)?.pinHash !== pinHash) return refused
  await forgive(db, secrets, staffNumber)
  const still = findStaff(db, staffNumber)
  return still ? ok(still) : refused
}
