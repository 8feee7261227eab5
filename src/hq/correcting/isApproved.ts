import { approvalText } from '../../domain/correction/approval.ts'
import type { Approval, Correction } from '../../domain/correction/correction.ts'
import type { Connection } from '../database/transaction.ts'
import type { Sender } from '../enrolling/holding.ts'
import { correctionsOf } from '../repositories/corrections.ts'
import { type Device, lineageOf } from '../repositories/devices.ts'
import { findEmployee } from '../repositories/staff.ts'
import { absencesOf } from '../repositories/staffAbsences.ts'
import { isLate } from '../reviewing/late.ts'
import { sha256 } from '../sha256.ts'

/** [COR11] The word was given for this very change, and for no other before, on the device that sends it or [SYN14] that it was. */
async function isForThis(
  db: Connection,
  device: Sender,
  correction: Correction,
  approval: Approval,
): Promise<boolean> {
  const isBoundTo = ({ id }: Device) => sha256(approvalText(correction, approval, id)) === approval.binding
  if (!isBoundTo(device) && !(await lineageOf(db, device)).some(isBoundTo)) return false
  const others = await correctionsOf(db, device.storeCode, correction.memberId)
  return !others.some(
    other => other.approval?.nonce === approval.nonce && other.correctionId !== correction.correctionId,
  )
}

/**
 * Whether a supervisor of the store stands behind a correction: one whom headquarters knows, who had not been dismissed
 * by then, [COR6] who did not propose it, and [COR11] who meant exactly this.
 */
export async function isApproved(db: Connection, device: Sender, correction: Correction): Promise<boolean> {
  const { approval, proposedBy } = correction
  if (!approval || approval.approvedBy === proposedBy) return false
  const approver = await findEmployee(db, device.storeCode, approval.approvedBy)
  if (approver?.role !== 'supervisor') return false
  const absences = (await absencesOf(db, device.storeCode)).get(approver.staffNumber)
  const wasAway = isLate(absences, new Date(approval.approvedAt), device.clockAheadMs)
  return !wasAway && (await isForThis(db, device, correction, approval))
}
