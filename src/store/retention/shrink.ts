import type { Facts } from '../../domain/member/facts.ts'
import { inTransaction, prepared, type ReadableDb, type WritableDb } from '../database.ts'
import { emptyLog } from '../erasure/emptyLog.ts'
import { deleteFacts } from '../erasure/eraseMember.ts'
import { appendAudit } from '../repositories/audit.ts'
import { cutOffAt } from '../repositories/cutOff.ts'
import { forgetValues } from '../repositories/factChanges.ts'
import { findMember } from '../repositories/members.ts'
import { describingItems, eraseContent, findEnrolmentItem } from '../repositories/outbox.ts'
import { documentIndex, numberIndex, phoneIndex } from './blindIndex.ts'
import { insertShrunk } from './shrunkMembers.ts'
import { endOfWindow } from './window.ts'

/** As long as one slice should take, commit included: the event loop is to be free again within 50 ms. */
const SLICE_MS = 15
const MOST = 50
/** Later than any instant that is written in four digits of a year. */
const AFTER_ALL = ':'

/** [RET2] A correction, or anything else about a member, that headquarters has not confirmed keeps its member, as an enrolment does. */
const isCorrected = (member: string) => `EXISTS (SELECT 1 FROM outbox c
  WHERE c.member_id = ${member}.member_id AND c.kind IN ('correction', 'evidence', 'register') AND c.state <> 'confirmed')`

/** [COR12] A correction proposed within the window, which waits for a supervisor, keeps its member; an older one falls with it. */
const isProposed = (member: string) => `EXISTS (SELECT 1 FROM proposal p
  WHERE p.member_id = ${member}.member_id AND p.decided_at IS NULL AND p.made_at >= @before)`

/** Confirmed before the window, or fetched back before it. Both halves walk an index of those that are due only. */
const due = `
  SELECT member_id AS memberId FROM (SELECT member_id FROM outbox e INDEXED BY outbox_with_facts
    WHERE state = 'confirmed' AND kind = 'enrolment' AND envelope IS NOT NULL AND settled_at < @before
      AND NOT ${isCorrected('e')} AND NOT ${isProposed('e')}
    ORDER BY settled_at LIMIT @most)
  UNION ALL
  SELECT member_id FROM (SELECT member_id FROM fetched_member f WHERE fetched_at < @before
      AND NOT ${isCorrected('f')} AND NOT ${isProposed('f')}
    ORDER BY fetched_at LIMIT @most)`

export const indexesOf = (db: ReadableDb, { number, nationality, phone }: Facts) => ({
  documentIndex: documentIndex(db, number, nationality),
  numberIndex: numberIndex(db, number),
  phoneIndex: phoneIndex(db, phone),
})

/** [RET1] [RET2] Lets one member's facts go, where headquarters has confirmed that it holds them; else nothing. */
function shrinkMember(db: WritableDb, memberId: string, at: string): boolean {
  const member = findMember(db, memberId)
  const item = findEnrolmentItem(db, memberId)
  if (item?.state !== 'confirmed') return false
  if (item.envelope !== null) eraseContent(db, item.sequence, item.envelope)
  // [COR8] None of them is open: see `due`.
  for (const correction of describingItems(db, memberId))
    eraseContent(db, correction.sequence, correction.envelope)
  forgetValues(db, memberId)
  prepared(db, 'DELETE FROM proposal WHERE member_id = ?').run(memberId)
  if (!member) return true
  deleteFacts(db, memberId)
  const { cardNumber, enrolledAt } = member
  insertShrunk(db, { memberId, cardNumber, enrolledAt, ...indexesOf(db, member.facts) })
  appendAudit(db, { at, actor: 'system', action: 'member.shrunk', subject: memberId, commitment: null })
  return true
}

/**
 * One transaction. [REV3] At a counter that was cut off, no window is left.
 * @returns how many were shrunk: 0 when none is due.
 */
export function shrinkSlice(db: WritableDb, now: Date, most = MOST): number {
  const before = cutOffAt(db) ? AFTER_ALL : endOfWindow(db, now)
  const ids = prepared(db, due).all({ before, most }) as { memberId: string }[]
  if (ids.length === 0) return 0
  const at = now.toISOString()
  return inTransaction(
    db,
    () => ids.slice(0, most).filter(({ memberId }) => shrinkMember(db, memberId, at)).length,
  )
}

/**
 * How many the next slice takes. Most of the work is the index of names, done at the commit (2 ms of processor time for
 * each member, measured at 30,000): so its time is known only afterwards, and depends on the machine and its other work.
 */
const nextMost = (most: number, tookMs: number) =>
  tookMs > SLICE_MS ? Math.max(1, most >> 1) : Math.min(MOST, most + 1)

/**
 * Shrinks all that is due, slice by slice, and empties the log of recent writes at the end.
 * @param pause between slices; false when the store is closing.
 */
export async function shrinkDue(
  db: WritableDb,
  now: () => Date,
  pause: () => Promise<boolean>,
): Promise<number> {
  let total = 0
  let most = 1
  while (await pause()) {
    const began = performance.now()
    const shrunk = shrinkSlice(db, now(), most)
    most = nextMost(most, performance.now() - began)
    total += shrunk
    if (shrunk > 0) continue
    if (total > 0) emptyLog(db)
    break
  }
  return total
}
