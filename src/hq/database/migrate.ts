import { setTimeout as delay } from 'node:timers/promises'
import { Migrator } from 'kysely/migration'
import { migrations } from '../migrations/index.ts'
import { type Db, sqlState } from './transaction.ts'

/**
 * What instances that start at once on an empty database do to each other: conflicts, deadlocks, and both making
 * the bookkeeping tables (23505, 42P07, and 25P02 for what follows in that transaction).
 */
const PASSING = ['40001', '40P01', '23505', '42P07', '25P02']
const MAX_ATTEMPTS = 10
const NO_SUCH_TABLE = '42P01'

/**
 * Brings the database to a migration, the newest by default, in one transaction; safe from several instances at once.
 * A database that a newer instance has brought further is left as it is: migrations only add, so that while instances are
 * exchanged one by one, one of the older ones can still start again.
 */
export async function migrate(db: Db, to?: string): Promise<void> {
  if (await isNewerThanKnown(db)) return
  for (let attempt = 1; ; attempt++) {
    try {
      await db.transaction().execute(async tx => {
        const migrator = new Migrator({ db: tx, provider: { getMigrations: async () => migrations } })
        const { error } = to ? await migrator.migrateTo(to) : await migrator.migrateToLatest()
        if (error) throw error
      })
      return
    } catch (error) {
      if (!PASSING.includes(sqlState(error) ?? '') || attempt === MAX_ATTEMPTS) throw error
      await delay(Math.random() * 100 * attempt)
    }
  }
}

async function isNewerThanKnown(db: Db): Promise<boolean> {
  const current = await currentMigration(db).catch(error => {
    if (sqlState(error) === NO_SUCH_TABLE) return null
    throw error
  })
  return current !== null && !(current in migrations)
}

/** The newest migration that the database has had, or null when it has had none. Throws when it cannot be asked. */
export async function currentMigration(db: Db): Promise<string | null> {
  const newest = await db
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.name ?? null
}
