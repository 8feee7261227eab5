import { inTransaction, prepared, type WritableDb } from '../database.ts'
import { renewCards } from '../renewCards.ts'
import { appendAudit } from './audit.ts'
import type { Counter } from './counter.ts'
import { keepStaff, replaceRoster, type StaffMember } from './staff.ts'

const columns = ({ receiptKey, standsAlone, ...counter }: Counter, at: string) => ({
  ...counter,
  ...receiptKey,
  standsAlone: standsAlone ? 1 : 0,
  at,
})

/** [JOI2] A counter begins alone: its own identity and its first supervisor, in one transaction. Throws if it has begun. */
export function keepStandingAlone(db: WritableDb, counter: Counter, first: StaffMember, at: string): void {
  inTransaction(db, () => {
    prepared(
      db,
      `INSERT INTO counter (one, device_id, store_code, store_name, counter_number, headquarters_url,
                            receipt_key_id, receipt_public_key, joined_at, stands_alone)
       VALUES (1, @deviceId, @storeCode, @storeName, @counterNumber, @headquartersUrl, @keyId, @publicKey, @at,
               @standsAlone)`,
    ).run(columns(counter, at))
    keepStaff(db, first)
    const told = { action: 'counter.begunAlone', subject: counter.deviceId, commitment: null }
    appendAudit(db, { at, actor: first.staffNumber, ...told })
  })
}

/**
 * [JOI3] A counter that stood alone has joined: it keeps its device, log, members and cards, and gets its place and
 * [JOI5] headquarters' roster. [JOI4] Where its cards' prefix is another's, its cards are made anew. One transaction.
 */
export function keepJoiningLater(
  db: WritableDb,
  counter: Counter,
  { roster, cardsKept, by, at }: { roster: StaffMember[]; cardsKept: boolean; by: string; at: string },
): void {
  inTransaction(db, () => {
    const kept = prepared(
      db,
      `UPDATE counter SET store_code = @storeCode, store_name = @storeName, counter_number = @counterNumber,
         headquarters_url = @headquartersUrl, receipt_key_id = @keyId, receipt_public_key = @publicKey,
         joined_at = @at, stands_alone = @standsAlone
       WHERE stands_alone = 1 AND device_id = @deviceId`,
    ).run(columns(counter, at))
    if (kept.changes !== 1) throw new Error('joining later what does not stand alone')
    replaceRoster(db, roster)
    appendAudit(db, { at, actor: by, action: 'counter.joined', subject: counter.deviceId, commitment: null })
    if (!cardsKept) renewCards(db, counter, at)
  })
}
