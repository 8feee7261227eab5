import { type Kysely, sql } from 'kysely'

/** One-time codes with which a counter's keys are taken out of escrow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table recovery_codes (
        code_hash char(64) primary key,
        device_id uuid not null references devices,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz)`,
    )
    .execute(db)
}
