import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

/** An item as it came; `text` is the JSON of its body. */
export interface UnreadItem {
  seq: number
  kind: string
  text: string
}

/** [VER4] Keeps what this version cannot read for the one that can. */
export function keepUnread(db: WritableDb, { seq, kind, text }: UnreadItem): void {
  prepared(db, 'INSERT OR REPLACE INTO feed_unread (seq, kind, body) VALUES (?, ?, ?)').run(seq, kind, text)
}

export const unreadItems = (db: ReadableDb) =>
  prepared(db, 'SELECT seq, kind, body AS text FROM feed_unread ORDER BY seq').all() as UnreadItem[]

export function forgetUnread(db: WritableDb, seq: number): void {
  prepared(db, 'DELETE FROM feed_unread WHERE seq = ?').run(seq)
}
