import type { Attempts } from '../../domain/staff/lockOut.ts'
import type { PinOwner } from '../../domain/staff/pinHands.ts'
import type { Role } from '../../domain/staff/roles.ts'
import { prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

/** The ways in which a verified PIN takes somebody to work. */
type Entry = 'staff.signed-in' | 'staff.unlocked'

export interface StaffMember {
  staffNumber: string
  name: string
  role: Role
  /** argon2id PHC string; its secret, the pepper, is in the keychain and not here. */
  pinHash: string
  /** [COR13] Staff numbers of who else may know the PIN. Absent where nobody said: then nobody knows a new one. */
  pinKnownTo?: string[] | undefined
}

/**
 * Adds somebody, or puts in order who is here; failed attempts are kept. Who is not active signs in no more.
 * @returns whether anything is other than it was.
 */
export function keepStaff(db: WritableDb, member: StaffMember, active = true): boolean {
  const { staffNumber, name, role, pinHash, pinKnownTo } = member
  const knownTo = pinKnownTo ? JSON.stringify(pinKnownTo) : null
  const kept = prepared(
    db,
    `INSERT INTO staff (staff_number, name, role, pin_hash, active, pin_known_to)
     VALUES (@staffNumber, @name, @role, @pinHash, @active, coalesce(@knownTo, '[]'))
     ON CONFLICT (staff_number) DO UPDATE SET name = @name, role = @role, pin_hash = @pinHash, active = @active,
       must_change_pin = must_change_pin AND pin_hash = @pinHash,
       pin_known_to = coalesce(@knownTo, iif(pin_hash = @pinHash, pin_known_to, '[]'))
     WHERE (name, role, pin_hash, active, pin_known_to)
       IS NOT (@name, @role, @pinHash, @active, coalesce(@knownTo, iif(pin_hash = @pinHash, pin_known_to, '[]')))`,
  ).run({ staffNumber, name, role, pinHash, knownTo, active: active ? 1 : 0 })
  return kept.changes > 0
}

/** [JOI5] Headquarters' roster takes the place of what was: others stay as who did what they did, and sign in no more. */
export function replaceRoster(db: WritableDb, roster: StaffMember[]): void {
  prepared(db, 'UPDATE staff SET active = 0').run()
  for (const member of roster) keepStaff(db, member)
}

export interface FoundStaff extends StaffMember {
  pinKnownTo: string[]
  /** Somebody else knows the PIN. */
  mustChangePin: boolean
  attempts: Attempts
}

const NEVER = '1970-01-01T00:00:00.000Z'

interface Counted {
  failures: number
  failedAt: string | null
  upSeconds: number | null
  waitedSeconds: number | null
}

interface Row extends Counted, Omit<StaffMember, 'pinKnownTo'> {
  active: number
  mustChangePin: number
  pinKnownTo: string
}

const columns = `staff_number AS staffNumber, name, role, pin_hash AS pinHash, active,
  must_change_pin AS mustChangePin, pin_known_to AS pinKnownTo, failures, failed_at AS failedAt,
  failed_up_seconds AS upSeconds, waited_seconds AS waitedSeconds`

const attemptsOf = ({ failures, failedAt, upSeconds, waitedSeconds }: Counted): Attempts => ({
  failures,
  lastAt: failedAt ?? NEVER,
  ...(upSeconds !== null && { upSeconds }),
  ...(waitedSeconds !== null && { waitedSeconds }),
})

const staffOf = ({ failures, failedAt, upSeconds, waitedSeconds, ...row }: Row) => {
  const { active, mustChangePin, pinKnownTo, ...member } = row
  return {
    ...member,
    active: active === 1,
    mustChangePin: mustChangePin === 1,
    pinKnownTo: JSON.parse(pinKnownTo) as string[],
    attempts: attemptsOf({ failures, failedAt, upSeconds, waitedSeconds }),
  }
}

/** Who may sign in under this number. */
export function findStaff(db: ReadableDb, staffNumber: string): FoundStaff | null {
  const row = db
    .prepare(`SELECT ${columns} FROM staff WHERE staff_number = ? AND active = 1`)
    .get(staffNumber)
  return row ? staffOf(row as Row) : null
}

/** [COR13] Somebody as the owner of a PIN, whether they work here still or not; nobody knows one of who was never here. */
export function pinOwner(db: ReadableDb, staffNumber: string): PinOwner {
  const row = prepared(db, 'SELECT pin_known_to AS knownTo FROM staff WHERE staff_number = ?').get(
    staffNumber,
  )
  const knownTo = (row as { knownTo: string } | undefined)?.knownTo
  return { staffNumber, pinKnownTo: knownTo ? JSON.parse(knownTo) : [] }
}

/** Everybody whom this counter has known, those who work here first. */
export const allStaff = (db: ReadableDb): (FoundStaff & { active: boolean })[] =>
  (db.prepare(`SELECT ${columns} FROM staff ORDER BY active DESC, role DESC, name`).all() as Row[]).map(
    staffOf,
  )

/**
 * Writes a PIN entry down as failed, the latest of so many. Called *before* the PIN is verified, so that pulling the plug
 * during verification wins no free tries; a verified PIN takes the count back.
 */
export function countAttempt(db: WritableDb, staffNumber: string, attempts: Attempts): void {
  const { failures, lastAt, upSeconds = null, waitedSeconds = null } = attempts
  prepared(
    db,
    `UPDATE staff SET failures = ?, failed_at = ?, failed_up_seconds = ?, waited_seconds = ?
     WHERE staff_number = ?`,
  ).run(failures, lastAt, upSeconds, waitedSeconds, staffNumber)
}

export const forgiveAttempts = (db: WritableDb, staffNumber: string): void =>
  countAttempt(db, staffNumber, { failures: 0, lastAt: NEVER })

/** A verified PIN, in the audit log. */
export function recordSignIn(
  db: WritableDb,
  staffNumber: string,
  at: string,
  action: Entry = 'staff.signed-in',
): void {
  appendAudit(db, { at, actor: staffNumber, action, subject: null, commitment: null })
}

/** The name of who did something, on the roster or no longer; null where nobody here has that number. */
export const nameOf = (db: ReadableDb, staffNumber: string) =>
  (
    prepared(db, 'SELECT name FROM staff WHERE staff_number = ?').get(staffNumber) as
      | { name: string }
      | undefined
  )?.name ?? null
