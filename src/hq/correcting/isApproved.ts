import { createHash } from 'node:crypto'
import { approvalText } from '../../domain/correction/approval.ts'
import type { Approval, Correction } from '../../domain/correction/correction.ts'
import type { Connection } from '../database/transaction.ts'
import { correctionsOf } from '../repositories/corrections.ts'
import type { Device } from '../repositories/devices.ts'
import { findEmployee } from '../repositories/staff.ts'

/** [COR11] The word was given for this very change, on the device that sends it, and for no other before. */
async function isForThis(
  db: Connection,
  device: Device,
  correction: Correction,
  approval: Approval,
): Promise<boolean> {
  const text = approvalText(correction, approval, device.id)
  if (createHash('sha256').update(text).digest('hex') !== approval.binding) return false
  const others = await correctionsOf(db, device.storeCode, correction.memberId)
  return !others.some(
    other => other.approval?.nonce === approval.nonce && other.correctionId !== correction.correctionId,
  )
}

/**
 * Whether a supervisor of the store stands behind a correction: one whom headquarters knows, who had not been dismissed
 * by then, [COR6] who did not propose it, and [COR11] who meant exactly this.
 */
export async function isApproved(db: Connection, device: Device, correction: Correction): Promise<boolean> {
  const { approval, proposedBy } = correction
  if (!approval || approval.approvedBy === proposedBy) return false
  const approver = await findEmployee(db, device.storeCode, approval.approvedBy)
  if (approver?.role !== 'supervisor') return false
  const worksHere = approver.dismissedAt === null || approver.dismissedAt > new Date(approval.approvedAt)
  return worksHere && (await isForThis(db, device, correction, approval))
}
