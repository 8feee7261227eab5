import { type Kysely, sql } from 'kysely'

/** [COR13] Who may know somebody's PIN beside them; null for those of whom no counter has told it yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table staff add column pin_known_to text').execute(db)
}
