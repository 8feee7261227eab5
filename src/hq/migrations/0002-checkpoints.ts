import { type Kysely, sql } from 'kysely'

/** What counters sign of their audit logs, countersigned; and those that contradict what was held before. */
const statements = [
  `create table checkpoints (
    store_code char(3) not null references stores,
    device_id uuid not null,
    sequence bigint not null,
    first_sequence bigint not null,
    hash char(64) not null,
    checkpoint text not null,
    countersignature text not null,
    received_at timestamptz not null,
    primary key (store_code, device_id, sequence))`,
  `create table checkpoint_forks (
    store_code char(3) not null references stores,
    device_id uuid not null,
    checkpoint_hash char(64) not null,
    forked_at bigint not null,
    checkpoint text not null,
    received_at timestamptz not null,
    primary key (store_code, device_id, checkpoint_hash))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
