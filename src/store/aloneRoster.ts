import { err, ok, type Result } from '../domain/result.ts'
import { type DismissFault, dismissFault, isNumberTaken } from '../domain/staff/aloneRoster.ts'
import { inTransaction, prepared, type WritableDb } from './database.ts'
import { appendAudit } from './repositories/audit.ts'
import { counterOf } from './repositories/counter.ts'
import { allStaff, keepStaff, type StaffMember } from './repositories/staff.ts'

/** Who does it, a supervisor's staff number, and when, an ISO 8601 instant. */
interface Doer {
  by: string
  at: string
}

/** Once a counter has joined, its people are headquarters' to choose. */
type NotAlone = 'roster-of-headquarters'

/**
 * [JOI6] Adds somebody at a counter that stands alone, with a PIN that they change at the first sign-in; row and audit entry are
 * one transaction. Nothing travels: [JOI5] from joining on the roster is headquarters'.
 */
export const addStaffAlone = (
  db: WritableDb,
  person: StaffMember,
  { by, at }: Doer,
): Result<void, NotAlone | 'staff-number-taken'> =>
  inTransaction(db, () => {
    if (!counterOf(db)?.standsAlone) return err('roster-of-headquarters')
    const { staffNumber } = person
    if (isNumberTaken(allStaff(db), staffNumber)) return err('staff-number-taken')
    keepStaff(db, person)
    prepared(db, 'UPDATE staff SET must_change_pin = 1 WHERE staff_number = ?').run(staffNumber)
    appendAudit(db, { at, actor: by, action: 'staff.added', subject: staffNumber, commitment: null })
    return ok(undefined)
  })

/** [JOI6] Somebody signs in no more at a counter that stands alone; what they did stays theirs, under their name. */
export const dismissStaffAlone = (
  db: WritableDb,
  staffNumber: string,
  { by, at }: Doer,
): Result<void, NotAlone | DismissFault> =>
  inTransaction(db, () => {
    if (!counterOf(db)?.standsAlone) return err('roster-of-headquarters')
    const fault = dismissFault(allStaff(db), staffNumber, by)
    if (fault) return err(fault)
    prepared(db, 'UPDATE staff SET active = 0 WHERE staff_number = ?').run(staffNumber)
    appendAudit(db, { at, actor: by, action: 'staff.let-go', subject: staffNumber, commitment: null })
    return ok(undefined)
  })
