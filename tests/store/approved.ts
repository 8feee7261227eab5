import { randomBytes } from 'node:crypto'
import { approvalText } from '../../src/domain/correction/approval.ts'
import type { Correction } from '../../src/domain/correction/correction.ts'
import type { ReadableDb } from '../../src/store/database.ts'
import { memberBase } from '../../src/store/memberBase.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { AT, counter } from './counterFixture.ts'

/** The correction with a supervisor's word that is bound to it, as it is given at the counter of the fixture. */
export function approved(db: ReadableDb, correction: Correction, approvedBy = '2001'): Correction {
  const nonce = randomBytes(16).toString('base64url')
  const word = { approvedBy, approvedAt: AT, nonce, base: memberBase(db, correction.memberId) }
  const binding = sha256(approvalText(correction, word, counter.deviceId))
  return { ...correction, approval: { ...word, binding } }
}
