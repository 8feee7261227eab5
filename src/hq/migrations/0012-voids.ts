import { type Kysely, sql } from 'kysely'

/** [ERA4] Voids by whom they are about. They are few, and so is the index. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(`create index envelopes_void on envelopes (store_code, member_id) where kind = 'void'`)
    .execute(db)
}
