import type * as z from 'zod'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { NewStaff } from '../../contract/ipc/staff.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import type { Secrets } from '../../keychain/secrets.ts'
import { addStaffAlone, dismissStaffAlone } from '../../store/aloneRoster.ts'
import type { WritableDb } from '../../store/database.ts'
import { counterOf } from '../../store/repositories/counter.ts'
import { hashPin, makePin, pepperOf } from './pinHash.ts'

/** [JOI6] Somebody new at a counter that stands alone; their PIN is shown once and kept nowhere. */
export async function addStaff(
  db: WritableDb,
  secrets: Secrets,
  person: z.output<typeof NewStaff>,
  by: string,
): Promise<Result<{ pin: string }, Fault>> {
  // Hashing takes a while: who may not add is told at once, and again by the transaction.
  if (!counterOf(db)?.standsAlone) return err({ code: 'roster-of-headquarters' })
  const pin = makePin()
  const pinHash = await hashPin(pin, await pepperOf(secrets))
  const added = addStaffAlone(db, { ...person, pinHash }, { by, at: new Date().toISOString() })
  return added.ok ? ok({ pin }) : err({ code: added.error })
}

/** [JOI6] Somebody leaves a counter that stands alone. */
export function dismissStaff(
  db: WritableDb,
  staffNumber: string,
  by: string,
): Result<Record<string, never>, Fault> {
  const dismissed = dismissStaffAlone(db, staffNumber, { by, at: new Date().toISOString() })
  return dismissed.ok ? ok({}) : err({ code: dismissed.error })
}
