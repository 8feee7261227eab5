import { type Kysely, sql } from 'kysely'

/** Which device a device is a copy of: what that one had made and not sent, this one may send. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table devices add column continues uuid references devices').execute(db)
}
