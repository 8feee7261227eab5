import type { RosterEntry } from '../../contract/sync/join.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction } from '../database/transaction.ts'
import { appendToFeed } from '../feeding/appendToFeed.ts'
import { recordAction } from '../repositories/actions.ts'
import { markDismissed, putStaff } from '../repositories/staff.ts'
import { findStore } from '../repositories/stores.ts'
import type { Services } from '../services.ts'

/**
 * Gives a store somebody new, or somebody known a new name, role and PIN; who had been dismissed works there again.
 * @param by the operator, or `terminal`. @param keepsPin whoever is known keeps the PIN; the entry's is for who is new.
 */
export const engageStaff = (
  services: Services,
  storeCode: string,
  entry: RosterEntry,
  by: string,
  keepsPin = false,
): Promise<Result<void, 'store-unknown'>> =>
  inTransaction(services.db, async tx => {
    if (!(await findStore(tx, storeCode))) return err('store-unknown')
    await putStaff(tx, storeCode, entry, services.clock(), keepsPin)
    await appendToFeed(tx, [{ storeCode, kind: 'staff', subject: entry.staffNumber }])
    const subject = `${storeCode}/${entry.staffNumber}`
    await recordAction(tx, services, { actor: by, action: 'staff.engaged', subject })
    return ok(undefined)
  })

/** Somebody signs in at no counter any more; what they did stays theirs. */
export const dismissStaff = (
  services: Services,
  storeCode: string,
  staffNumber: string,
  by: string,
): Promise<Result<void, 'staff-unknown'>> =>
  inTransaction(services.db, async tx => {
    if (!(await markDismissed(tx, storeCode, staffNumber, services.clock()))) return err('staff-unknown')
    await appendToFeed(tx, [{ storeCode, kind: 'staff', subject: staffNumber }])
    const subject = `${storeCode}/${staffNumber}`
    await recordAction(tx, services, { actor: by, action: 'staff.dismissed', subject })
    return ok(undefined)
  })
