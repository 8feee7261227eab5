import { type Kysely, sql } from 'kysely'

/** [REV5] When somebody who works in a store had been dismissed from it, and was taken back. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table staff_absences (
        store_code text not null references stores,
        staff_number text not null,
        dismissed_at timestamptz not null,
        returned_at timestamptz not null,
        primary key (store_code, staff_number, dismissed_at))`,
    )
    .execute(db)
}
