import { type Kysely, sql } from 'kysely'

/** [REG5] When a PIN was changed: one that was chosen before replaces it no more. Of those of before, nobody knows. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table staff add column pin_changed_at timestamptz').execute(db)
}
