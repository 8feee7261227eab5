import { verify } from '@node-rs/argon2'
import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { minutesLockedOut } from '../../domain/staff/lockOut.ts'
import type { Role } from '../../domain/staff/roles.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { writeManifest } from '../../store/manifest.ts'
import { countAttempt, findStaff, recordSignIn } from '../../store/repositories/staff.ts'
import type { Keys } from './keys.ts'
import { recordRecovery } from './recovery.ts'

export interface Staff {
  staffNumber: string
  name: string
  role: Role
}

/**
 * Checks a staff number and PIN. The attempt is counted before the PIN is verified, so that no pulled plug gives a free
 * try; an unknown number and a wrong PIN are answered alike.
 */
export async function signIn(
  db: WritableDb,
  secrets: Secrets,
  { staffNumber, pin }: { staffNumber: string; pin: string },
): Promise<Result<Staff, Fault>> {
  const pepper = await secrets.get('pin-pepper')
  if (!pepper) throw new Error('joined without a pepper')
  // From here to countAttempt nothing is awaited: tries made at the same moment are counted one by one.
  const found = findStaff(db, staffNumber)
  if (!found) return err({ code: 'sign-in-refused' })
  const now = new Date().toISOString()
  const minutes = minutesLockedOut(found.attempts, now)
  if (minutes > 0) return err({ code: 'locked-out', values: { minutes } })
  countAttempt(db, staffNumber, now)
  const secret = Buffer.from(pepper, 'base64url')
  if (!(await verify(found.pinHash, pin, { secret }))) return err({ code: 'sign-in-refused' })
  // Headquarters may have dismissed them while the PIN was verified.
  const still = findStaff(db, staffNumber)
  if (!still) return err({ code: 'sign-in-refused' })
  recordSignIn(db, staffNumber, now)
  return ok({ staffNumber, name: still.name, role: still.role })
}

/**
 * Signs somebody in. Where the counter's keys came out of a copy, a supervisor comes first.
 * @returns who it is, and the keys as they are known from then on.
 */
export async function admitStaff(
  dataFolder: string,
  db: WritableDb,
  keys: Keys,
  credentials: { staffNumber: string; pin: string },
): Promise<Result<{ staff: Staff; keys: Keys }, Fault>> {
  const staff = await signIn(db, keys.secrets, credentials)
  if (!staff.ok) return staff
  const { supervisorFirst, ...manifest } = keys.manifest
  if (!supervisorFirst) return ok({ staff: staff.value, keys })
  if (staff.value.role !== 'supervisor') return err({ code: 'supervisor-needed' })
  recordRecovery(db, staff.value.staffNumber)
  writeManifest(dataFolder, manifest)
  return ok({ staff: staff.value, keys: { ...keys, manifest } })
}
