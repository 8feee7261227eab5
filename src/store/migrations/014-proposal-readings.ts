import type { Migration } from './migration.ts'

/** What a document said that was read again for a correction, beside the correction: erased with it, and once it is decided. */
export const proposalReadings: Migration = db => {
  db.exec(`
    -- JSON: what was read of each fact that is to change. Null: no document was read.
    ALTER TABLE proposal ADD COLUMN reading TEXT;
  `)
}
