import type { Attempts } from '../../domain/staff/lockOut.ts'
import type { Role } from '../../domain/staff/roles.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

export interface StaffMember {
  staffNumber: string
  name: string
  role: Role
  /** argon2id PHC string; its secret, the pepper, is in the keychain and not here. */
  pinHash: string
}

/**
 * Adds somebody, or puts in order who is here; failed attempts are kept. Who is not active signs in no more.
 * @returns whether anything is other than it was.
 */
export function keepStaff(db: WritableDb, member: StaffMember, active = true): boolean {
  const { staffNumber, name, role, pinHash } = member
  const kept = prepared(
    db,
    `INSERT INTO staff (staff_number, name, role, pin_hash, active)
     VALUES (@staffNumber, @name, @role, @pinHash, @active)
     ON CONFLICT (staff_number) DO UPDATE SET name = @name, role = @role, pin_hash = @pinHash, active = @active
     WHERE (name, role, pin_hash, active) IS NOT (@name, @role, @pinHash, @active)`,
  ).run({ staffNumber, name, role, pinHash, active: active ? 1 : 0 })
  return kept.changes > 0
}

/** [JOI5] Headquarters' roster takes the place of what was: others stay as who did what they did, and sign in no more. */
export function replaceRoster(db: WritableDb, roster: StaffMember[]): void {
  prepared(db, 'UPDATE staff SET active = 0').run()
  for (const member of roster) keepStaff(db, member)
}

/** Who may sign in under this number. */
export function findStaff(
  db: ReadableDb,
  staffNumber: string,
): (StaffMember & { attempts: Attempts }) | null {
  const row = db
    .prepare(
      `SELECT staff_number AS staffNumber, name, role, pin_hash AS pinHash, failures, failed_at AS failedAt
       FROM staff WHERE staff_number = ? AND active = 1`,
    )
    .get(staffNumber) as (StaffMember & { failures: number; failedAt: string | null }) | undefined
  if (!row) return null
  const { failures, failedAt, ...member } = row
  return { ...member, attempts: { failures, lastAt: failedAt ?? '1970-01-01T00:00:00.000Z' } }
}

/**
 * Counts a PIN entry as failed. Called *before* the PIN is verified, so that pulling the plug during verification
 * wins no free tries; signing in takes the count back.
 */
export function countAttempt(db: WritableDb, staffNumber: string, at: string): void {
  db.prepare('UPDATE staff SET failures = failures + 1, failed_at = ? WHERE staff_number = ?').run(
    at,
    staffNumber,
  )
}

/** A verified PIN: the attempts are forgiven and the sign-in is in the audit log, together. */
export function recordSignIn(db: WritableDb, staffNumber: string, at: string): void {
  inTransaction(db, () => {
    db.prepare('UPDATE staff SET failures = 0, failed_at = NULL WHERE staff_number = ?').run(staffNumber)
    appendAudit(db, { at, actor: staffNumber, action: 'staff.signed-in', subject: null, commitment: null })
  })
}
