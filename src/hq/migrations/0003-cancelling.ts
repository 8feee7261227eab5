import { type Kysely, sql } from 'kysely'

/** What ended and may not come back, who stated to have erased it, and which members were fetched by whom and what for. */
const statements = [
  `create table cancelled_members (
    store_code char(3) not null references stores,
    id uuid not null,
    card_number char(12) not null,
    cancelled_by varchar(8) not null,
    cancelled_at timestamptz not null,
    device_id uuid not null,
    erasure text not null,
    primary key (store_code, id))`,
  `create table erasure_statements (
    store_code char(3) not null references stores,
    member_id uuid not null,
    device_id uuid not null,
    statement text not null,
    received_at timestamptz not null,
    primary key (store_code, member_id, device_id))`,
  `create table member_fetches (
    store_code char(3) not null references stores,
    id uuid not null,
    member_id uuid not null,
    device_id uuid not null,
    staff_number varchar(8) not null,
    purpose varchar(40) not null,
    outcome varchar(12) not null,
    fetched_at timestamptz not null,
    primary key (store_code, id))`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
