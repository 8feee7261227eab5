import { type Kysely, sql } from 'kysely'

/** Who may use headquarters' console, and who is signed in there. */
const statements = [
  `create table operators (
    name varchar(40) primary key,
    full_name varchar(150) not null,
    role varchar(20) not null,
    passphrase_hash varchar(300) not null,
    failures integer not null,
    last_try_at timestamptz not null,
    created_at timestamptz not null,
    dismissed_at timestamptz)`,
  `create table operator_sessions (
    token_hash char(64) primary key,
    operator_name varchar(40) not null,
    began_at timestamptz not null,
    used_at timestamptz not null)`,
  `create index operator_sessions_by_use on operator_sessions (used_at)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
