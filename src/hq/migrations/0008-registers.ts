import { type Kysely, sql } from 'kysely'

/**
 * Registers (who saw what, requests, disclosures, incidents), consents changed since the enrolment, and what proves
 * consents. What describes a person stands in columns of its own, which are emptied with the member.
 */
const statements = [
  `create table register_events (
    store_code char(3) not null,
    event_id uuid not null,
    register varchar(20) not null,
    entry_id uuid not null,
    member_id uuid,
    device_id uuid,
    what varchar(20) not null,
    at timestamptz not null,
    by_whom varchar(40) not null,
    received_at timestamptz not null,
    kept text not null,
    personal text,
    primary key (store_code, event_id))`,
  'create index register_events_entry on register_events (store_code, register, entry_id)',
  'create index register_events_member on register_events (store_code, member_id)',
  `create table consent_changes (
    store_code char(3) not null,
    change_id uuid not null,
    member_id uuid not null,
    at timestamptz not null,
    change text not null,
    primary key (store_code, change_id))`,
  'create index consent_changes_member on consent_changes (store_code, member_id)',
  `create table consent_evidence (
    store_code char(3) not null,
    evidence_id uuid not null,
    member_id uuid not null,
    evidence text not null,
    primary key (store_code, evidence_id))`,
  'create index consent_evidence_member on consent_evidence (store_code, member_id)',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
