import { type Kysely, sql } from 'kysely'

/** An incident may concern many stores: its events are found by the incident, and not store by store. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('create index register_events_of on register_events (register, entry_id)').execute(db)
}
