import type { BoundWord } from '../../domain/approval/word.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { inTransaction, type ReadableDb, type WritableDb } from '../database.ts'
import type { Randomness } from '../enrol.ts'
import { appendAudit } from '../repositories/audit.ts'
import { findMember } from '../repositories/members.ts'
import { putNew } from '../repositories/outbox.ts'
import { numberIndex } from '../retention/blindIndex.ts'
import { findShrunk } from '../retention/shrunkMembers.ts'
import { typedNumber } from '../search/digits.ts'
import { type CancelledMember, findCancelled, insertCancelled } from './cancelledMembers.ts'
import { emptyLog } from './emptyLog.ts'
import { eraseMember } from './eraseMember.ts'

export interface Cancellation {
  memberId: string
  /** The document number, read again. */
  numberAgain: string
  /** Staff number of the supervisor. */
  cancelledBy: string
  at: string
  /** [APR3] The supervisor's, on what a clerk asked. */
  word?: BoundWord
}

export type CancelFault = 'member-unknown' | 'number-not-the-same'

/** [CAN1] The card, where the number that was read again is this member's. */
export function confirmNumber(
  db: ReadableDb,
  { memberId, numberAgain }: Pick<Cancellation, 'memberId' | 'numberAgain'>,
): Result<string, CancelFault> {
  const typed = typedNumber(numberAgain) ?? ''
  const member = findMember(db, memberId)
  if (member) return member.facts.number === typed ? ok(member.cardNumber) : err('number-not-the-same')
  const shrunk = findShrunk(db, memberId)
  if (!shrunk) return err('member-unknown')
  return shrunk.numberIndex === numberIndex(db, typed) ? ok(shrunk.cardNumber) : err('number-not-the-same')
}

/**
 * [ERA1] Ends a membership and erases the member. Erasure, tombstone, audit entry and envelope are one transaction;
 * [ERA2] after it the log of recent writes is emptied. Cancelling again gives what the first time made.
 */
export function cancelMember(
  db: WritableDb,
  cancellation: Cancellation,
  random: Pick<Randomness, 'uuid'>,
): Result<CancelledMember, CancelFault> {
  const { memberId, cancelledBy, at } = cancellation
  const done = inTransaction(db, () => {
    const before = findCancelled(db, memberId)
    if (before) return ok(before)
    const confirmed = confirmNumber(db, cancellation)
    if (!confirmed.ok) return confirmed
    const cardNumber = confirmed.value
    const cancelled = { memberId, cardNumber, cancelledAt: at, cancelledBy }
    eraseMember(db, memberId, at)
    insertCancelled(db, cancelled)
    const { word } = cancellation
    putNew(
      db,
      'cancellation',
      { memberId, cardNumber, cancelledBy, ...(word && { word }) },
      { id: random.uuid(), at },
    )
    const entry = { actor: cancelledBy, action: 'member.cancelled', subject: memberId, commitment: null }
    appendAudit(db, { at, ...entry })
    return ok(cancelled)
  })
  if (done.ok) emptyLog(db)
  return done
}
