import { inTransaction, type WritableDb } from '../database.ts'
import { eraseCancelled } from '../erasure/applyCancellation.ts'
import { findCancelled } from '../erasure/cancelledMembers.ts'
import { emptyLog } from '../erasure/emptyLog.ts'
import { insertEvent } from '../registers/events.ts'
import { appendAudit } from '../repositories/audit.ts'
import { insertConsentChange } from '../repositories/consentRecords.ts'
import { counterOf } from '../repositories/counter.ts'
import { sendAgain } from '../repositories/outbox.ts'
import { keepStaff } from '../repositories/staff.ts'
import { keepCase } from './cases.ts'
import { markChanged } from './changedMembers.ts'
import { keepNotice, keepSettings, keepStoreName } from './company.ts'
import { moveCursor } from './cursor.ts'
import type { FeedChange, FeedItem } from './feedChange.ts'
import { forgetUnread, keepUnread, unreadItems } from './unread.ts'

export interface FeedPage {
  /** By rising `seq`, all of them after the cursor. */
  items: readonly FeedItem[]
  /** Where the feed has been applied to with this page. */
  cursor: number
  /** Nothing comes after this page. */
  atEnd: boolean
}

/** What a page changed that somebody at the counter sees. */
export interface Applied {
  /** Staff numbers of whom something changed. */
  staff: string[]
  settings: boolean
  /** Members who were erased. */
  cancelled: string[]
}

type ApplyOne<K extends FeedChange['kind']> = (
  db: WritableDb,
  change: Extract<FeedChange, { kind: K }>,
  place: { seq: number; at: string; applied: Applied },
) => void

const apply: { [K in FeedChange['kind']]: ApplyOne<K> } = {
  staff(db, { body: { active, ...member } }, { at, applied }) {
    if (!keepStaff(db, member, active)) return
    const action = active ? 'staff.kept' : 'staff.dismissed'
    appendAudit(db, { at, actor: 'headquarters', action, subject: member.staffNumber, commitment: null })
    applied.staff.push(member.staffNumber)
  },
  store: (db, { body }) => keepStoreName(db, body),
  settings(db, { body }, { applied }) {
    keepSettings(db, body)
    applied.settings = true
  },
  notice: (db, { body }) => keepNotice(db, body),
  member(db, { body: { memberId, state } }, { at, applied }) {
    if (state === 'current') markChanged(db, memberId)
    else if (eraseCancelled(db, memberId, at)) applied.cancelled.push(memberId)
  },
  case(db, { body }) {
    // [FEE6] Of who was cancelled here, nothing comes back.
    if (!findCancelled(db, body.memberId)) keepCase(db, body)
  },
  // [REG2] What this counter wrote itself is here, with what describes the person: it stays as it is.
  register: (db, { body }) => void insertEvent(db, body),
  consent(db, { body }) {
    if (!findCancelled(db, body.memberId)) insertConsentChange(db, body)
  },
  restored: (db, _, { at }) => sendAgain(db, at),
  unread: (db, { body }, { seq }) => keepUnread(db, { seq, ...body }),
  nothing() {},
}

function applyItem<K extends FeedChange['kind']>(
  db: WritableDb,
  { seq, change }: FeedItem & { change: Extract<FeedChange, { kind: K }> },
  at: string,
  applied: Applied,
): void {
  const one = apply[change.kind as K] as ApplyOne<K>
  one(db, change, { seq, at, applied })
}

/** [FEE3] Applies a page and its new cursor in one transaction. */
export function applyPage(db: WritableDb, page: FeedPage, at: string): Applied {
  if (!counterOf(db)) throw new Error('a feed before joining')
  const applied: Applied = { staff: [], settings: false, cancelled: [] }
  inTransaction(db, () => {
    for (const item of page.items) applyItem(db, item, at, applied)
    moveCursor(db, page.cursor, page.atEnd)
  })
  if (applied.cancelled.length > 0) emptyLog(db)
  return applied
}

/**
 * [VER4] Applies what was kept unread and is understood by now. The feed is read again from there: what came after was
 * applied without it, and a newer item about the same thing has the last word.
 * @param read null for what is still not understood.
 */
export function applyUnread(
  db: WritableDb,
  read: (kind: string, text: string) => FeedChange | null,
  at: string,
): void {
  const items = unreadItems(db).flatMap(({ seq, kind, text }) => {
    const change = read(kind, text)
    return change ? [{ seq, change }] : []
  })
  const [first] = items
  if (!first) return
  inTransaction(db, () => {
    for (const { seq } of items) forgetUnread(db, seq)
    applyPage(db, { items, cursor: first.seq, atEnd: false }, at)
  })
}
