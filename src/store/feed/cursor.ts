import { prepared, type ReadableDb, type WritableDb } from '../database.ts'

export interface FeedPlace {
  /** The last item that was applied; 0 for none. */
  cursor: number
  /** Whether the feed was ever applied to its end. */
  complete: boolean
}

export function feedPlace(db: ReadableDb): FeedPlace {
  const row = prepared(db, 'SELECT cursor, complete FROM feed').get() as { cursor: number; complete: number }
  return { cursor: row.cursor, complete: row.complete === 1 }
}

/** Part of the transaction of what was applied. */
export function moveCursor(db: WritableDb, cursor: number, atEnd: boolean): void {
  prepared(db, 'UPDATE feed SET cursor = ?, complete = max(complete, ?)').run(cursor, atEnd ? 1 : 0)
}
