import type { WritableDb } from '../database.ts'

/** One step of the schema. Append-only: a migration that has been released is never edited. */
export type Migration = (db: WritableDb) => void
