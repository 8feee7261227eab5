import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { appendAudit } from './audit.ts'

/** Something to be done to a request that waits for a supervisor. */
export interface WaitingAct {
  actId: string
  requestId: string
  memberId: string
  /** Staff number. */
  askedBy: string
  /** ISO 8601 instant. */
  madeAt: string
  /** JSON, as it was asked. */
  act: string
}

/** One that a supervisor did not approve, for who asked to read. */
export interface TurnedAwayAct extends WaitingAct {
  decidedAt: string
  decidedBy: string
  rejection: string
}

const columns =
  'act_id AS actId, request_id AS requestId, member_id AS memberId, asked_by AS askedBy, made_at AS madeAt, act'

/** Keeps it until a supervisor decides, in place of what waited for the same request. */
export function keepAct(
  db: WritableDb,
  { actId, requestId, memberId, askedBy, madeAt, act }: WaitingAct,
): void {
  inTransaction(db, () => {
    forgetWaiting(db, requestId)
    prepared(
      db,
      `INSERT INTO waiting_act (act_id, request_id, member_id, asked_by, made_at, act) VALUES (?, ?, ?, ?, ?, ?)`,
    ).run(actId, requestId, memberId, askedBy, madeAt, act)
    const action = 'request.proposed'
    appendAudit(db, { at: madeAt, actor: askedBy, action, subject: requestId, commitment: null })
  })
}

/** What waits, the oldest first. */
export const waitingActs = (db: ReadableDb): WaitingAct[] =>
  prepared(
    db,
    `SELECT ${columns} FROM waiting_act WHERE decided_at IS NULL ORDER BY made_at, act_id`,
  ).all() as WaitingAct[]

/** What was turned away of what somebody asked, the newest first. */
export const turnedAwayActs = (db: ReadableDb, askedBy: string, limit: number): TurnedAwayAct[] =>
  prepared(
    db,
    `SELECT ${columns}, decided_at AS decidedAt, decided_by AS decidedBy, rejection FROM waiting_act
     WHERE asked_by = ? AND rejection IS NOT NULL ORDER BY decided_at DESC LIMIT ?`,
  ).all(askedBy, limit) as TurnedAwayAct[]

/** Nothing waits for this request any more: something else does, or it is completed. */
export const forgetWaiting = (db: WritableDb, requestId: string): void =>
  void prepared(db, 'DELETE FROM waiting_act WHERE request_id = ? AND decided_at IS NULL').run(requestId)

/** It was approved, and what was done is in the register. */
export const forgetAct = (db: WritableDb, actId: string): void =>
  void prepared(db, 'DELETE FROM waiting_act WHERE act_id = ?').run(actId)

/** @param rejection why not. */
export function turnActAway(
  db: WritableDb,
  { actId, requestId }: Pick<WaitingAct, 'actId' | 'requestId'>,
  { by, at, rejection }: { by: string; at: string; rejection: string },
): void {
  inTransaction(db, () => {
    prepared(
      db,
      `UPDATE waiting_act SET decided_at = ?, decided_by = ?, rejection = ?
       WHERE act_id = ? AND decided_at IS NULL`,
    ).run(at, by, rejection, actId)
    appendAudit(db, { at, actor: by, action: 'request.rejected', subject: requestId, commitment: null })
  })
}
