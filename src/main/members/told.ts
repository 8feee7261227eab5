import type { HistoryEntry } from '../../contract/ipc/history.ts'
import type { ReadableDb } from '../../store/database.ts'
import { nameOf } from '../../store/repositories/staff.ts'

/** An entry of a member's history, before it is known where it is on its way. */
export type Told = Omit<HistoryEntry, 'delivery'>

/** Who did something, by a number or a login. */
export const personOf = (db: ReadableDb, number: string) => ({ number, name: nameOf(db, number) })
