import type { Correction } from '../../domain/correction/correction.ts'
import type { Connection } from '../database/transaction.ts'
import { findEmployee } from '../repositories/staff.ts'

/**
 * Whether a supervisor of the store stands behind a correction: one whom headquarters knows, who had not been dismissed
 * by then, and [COR6] who did not propose it.
 */
export async function isApproved(
  db: Connection,
  storeCode: string,
  { approval, proposedBy }: Correction,
): Promise<boolean> {
  if (!approval || approval.approvedBy === proposedBy) return false
  const approver = await findEmployee(db, storeCode, approval.approvedBy)
  if (approver?.role !== 'supervisor') return false
  return approver.dismissedAt === null || approver.dismissedAt > new Date(approval.approvedAt)
}
