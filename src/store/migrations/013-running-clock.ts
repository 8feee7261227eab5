import type { Migration } from './migration.ts'

/** How long is still to be waited after wrong PINs, by the clock that nobody can set, where there is no keychain to keep it in. */
export const runningClock: Migration = db => {
  db.exec(`
    -- Null where only the time of day was kept. See domain/staff/lockOut.
    ALTER TABLE staff ADD COLUMN failed_up_seconds REAL;
    ALTER TABLE staff ADD COLUMN waited_seconds REAL;
  `)
}
