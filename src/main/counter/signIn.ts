import type { Fault } from '../../contract/ipc/fault.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Role } from '../../domain/staff/roles.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import type { WritableDb } from '../../store/database.ts'
import { writeManifest } from '../../store/manifest.ts'
import { recordSignIn } from '../../store/repositories/staff.ts'
import { verifyPin } from '../staff/verifyPin.ts'
import type { Keys } from './keys.ts'
import { recordRecovery } from './recovery.ts'

export interface Staff {
  staffNumber: string
  name: string
  role: Role
}

/** Somebody who has just signed in. */
export interface SignedIn {
  staff: Staff
  /** Somebody else knows this PIN. */
  mustChangePin: boolean
}

/** Checks a staff number and PIN, and writes down who it was. */
export async function signIn(
  db: WritableDb,
  secrets: Secrets,
  credentials: { staffNumber: string; pin: string },
): Promise<Result<SignedIn, Fault>> {
  const verified = await verifyPin(db, secrets, credentials)
  if (!verified.ok) return verified
  const { staffNumber, name, role, mustChangePin } = verified.value
  recordSignIn(db, staffNumber, new Date().toISOString())
  return ok({ staff: { staffNumber, name, role }, mustChangePin })
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
): Promise<Result<SignedIn & { keys: Keys }, Fault>> {
  const signedIn = await signIn(db, keys.secrets, credentials)
  if (!signedIn.ok) return signedIn
  const { staff } = signedIn.value
  const { supervisorFirst, ...manifest } = keys.manifest
  if (!supervisorFirst) return ok({ ...signedIn.value, keys })
  if (staff.role !== 'supervisor') return err({ code: 'supervisor-needed' })
  recordRecovery(db, staff.staffNumber)
  writeManifest(dataFolder, manifest)
  return ok({ ...signedIn.value, keys: { ...keys, manifest } })
}
