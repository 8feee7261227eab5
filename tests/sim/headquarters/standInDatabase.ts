import { Kysely } from 'kysely'
import { migrate } from '../../../src/hq/database/migrate.ts'
import type { Schema } from '../../../src/hq/database/schema.ts'
import { Activity } from '../activity.ts'
import { StandIn } from '../database/standIn.ts'
import { StandInDriver, standInDialect } from '../database/standInDialect.ts'

let migrated: Promise<Buffer> | null = null

/** An empty database that had headquarters' own migrations, made once for all seeds of a process. */
async function migratedImage(): Promise<Buffer> {
  const database = new StandIn(new Activity())
  const db = new Kysely<Schema>({ dialect: standInDialect(database) })
  await migrate(db)
  return database.db.serialize()
}

/** A new database of headquarters, in memory. */
export async function openStandIn(activity: Activity): Promise<StandIn> {
  migrated ??= migratedImage()
  return new StandIn(activity, await migrated)
}

/** What one process of headquarters works on it with. */
export function connectStandIn(database: StandIn) {
  const driver = new StandInDriver(database)
  return { dialect: standInDialect(database, driver), kill: () => driver.kill() }
}
