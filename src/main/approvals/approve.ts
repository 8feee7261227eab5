import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { Fault } from '../../contract/ipc/fault.ts'
import { approvalText } from '../../domain/correction/approval.ts'
import type { Correction } from '../../domain/correction/correction.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { type CorrectFault, correctMember } from '../../store/correctMember.ts'
import { inTransaction, type WritableDb } from '../../store/database.ts'
import { decideProposal, type Proposed } from '../../store/repositories/proposals.ts'

const random = { uuid: () => randomUUID() }

const faultOf = (fault: CorrectFault): Fault =>
  fault.code === 'already-a-member'
    ? { code: fault.code, values: { cardNumber: fault.cardNumber } }
    : { code: fault.code }

/** Makes a correction that needs nobody's approval, or has one. */
export function makeCorrection(db: WritableDb, correction: Correction, at: string): Result<null, Fault> {
  const made = correctMember(db, correction, random, at)
  return made.ok ? ok(null) : err(faultOf(made.error))
}

/** [COR11] A supervisor's word for this very change, and the change itself: one transaction. */
export function approve(
  db: WritableDb,
  proposed: Proposed,
  { by, at, deviceId }: { by: string; at: string; deviceId: string },
): Result<null, Fault> {
  const word = { approvedBy: by, approvedAt: at, nonce: randomBytes(16).toString('base64url') }
  const binding = createHash('sha256')
    .update(approvalText(proposed, word, deviceId))
    .digest('hex')
  return inTransaction(db, () => {
    const made = makeCorrection(db, { ...proposed, approval: { ...word, binding } }, at)
    if (made.ok) decideProposal(db, proposed.correctionId, { by, at, rejection: null })
    return made
  })
}
