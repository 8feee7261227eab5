import { type Kysely, sql } from 'kysely'
import { GENESIS } from '../../domain/audit/chain.ts'

/** What is added to tables of before: nullable or with a default, so that instances of the version before go on writing. */
const columns = [
  'staff add column dismissed_at timestamptz',
  'devices add column card_prefix char(5)',
  'devices add column last_contact_at timestamptz',
  'devices add column waiting integer',
  'devices add column refused integer',
  'devices add column app_version varchar(40)',
  'devices add column clock_skew_ms bigint',
  'members add column revision integer not null default 0',
  'members add column folded_name varchar(150)',
  // 0: not in the duplicate index yet, as those are that the version before enrols.
  'members add column index_epoch integer not null default 0',
  // Null: not in the feed yet, as those are that the version before cancels.
  'cancelled_members add column fed_at timestamptz',
]

/** What each counter's feed says, each thing once. `seq` counts by the store's row in `feeds`. */
const feed = [
  `create table feeds (
    store_code char(3) primary key references stores,
    last_seq bigint not null,
    last_index_seq bigint not null,
    pruned_index_seq bigint not null default 0,
    pruned_epoch integer not null default 0)`,
  `create table feed_items (
    store_code char(3) not null,
    kind varchar(40) not null,
    subject varchar(80) not null,
    seq bigint not null,
    primary key (store_code, kind, subject))`,
  'create unique index feed_items_seq on feed_items (store_code, seq)',
  'create table company_settings (id integer primary key, settings text not null, changed_at timestamptz not null)',
  `create table notices (
    version varchar(40) primary key,
    vi text not null,
    en text not null,
    vi_hash char(64) not null,
    en_hash char(64) not null,
    published_at timestamptz not null)`,
]

/**
 * Corrections, what of them and of doubles a person has to decide, and what was sent by who had been cut off. Values and
 * reasons can be erased; what happened stays. No foreign keys on members: they are erased, by the version before too.
 */
const decisions = [
  `create table corrections (
    store_code char(3) not null,
    id uuid not null,
    envelope_id uuid not null,
    member_id uuid not null,
    device_id uuid not null,
    facts varchar(120) not null,
    outcome varchar(12) not null,
    proposed_by varchar(8) not null,
    approved_by varchar(8),
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    changes text,
    reason text,
    approval text,
    primary key (store_code, id))`,
  'create index corrections_member on corrections (store_code, member_id)',
  `create table cases (
    id uuid primary key,
    store_code char(3) not null,
    member_id uuid not null,
    kind varchar(12) not null,
    other_store_code char(3),
    other_member_id uuid,
    correction_id uuid,
    fact varchar(20),
    proposed_by varchar(8),
    stood text,
    proposed text,
    opened_at timestamptz not null,
    decided_at timestamptz,
    decided_by varchar(40),
    decision varchar(20),
    decision_reason text)`,
  'create index cases_member on cases (store_code, member_id)',
  'create index cases_other_member on cases (other_store_code, other_member_id)',
  'create index cases_open on cases (opened_at) where decided_at is null',
  `create table reviews (
    store_code char(3) not null,
    envelope_id uuid not null,
    reason varchar(20) not null,
    device_id uuid not null,
    kind varchar(40) not null,
    member_id uuid not null,
    card_number char(12),
    staff_number varchar(8),
    occurred_at timestamptz not null,
    opened_at timestamptz not null,
    decided_at timestamptz,
    decided_by varchar(40),
    finding varchar(20),
    note text,
    primary key (store_code, envelope_id))`,
  'create index reviews_open on reviews (opened_at) where decided_at is null',
]

/** Who has which document, and the index in which counters look. Neither holds a document, only keyed hashes. */
const duplicates = [
  `create table document_claims (
    hash char(16) primary key,
    epoch integer not null,
    store_code char(3) not null,
    member_id uuid not null)`,
  'create index document_claims_member on document_claims (store_code, member_id)',
  `create table index_entries (
    store_code char(3) not null,
    member_id uuid not null,
    epoch integer not null,
    kind varchar(8) not null,
    value bigint not null,
    seq bigint not null,
    removed_at timestamptz,
    primary key (store_code, member_id, epoch, kind, value))`,
  'create unique index index_entries_seq on index_entries (store_code, seq)',
  'create index index_entries_value on index_entries (value, kind, store_code)',
  'create index index_entries_removed on index_entries (removed_at) where removed_at is not null',
  `create table index_state (
    id integer primary key,
    epoch integer not null,
    key_epoch integer not null)`,
  'insert into index_state (id, epoch, key_epoch) values (1, 1, 1)',
]

/** Headquarters' own audit log. Its head is a row that is taken FOR UPDATE, so that entries follow one another. */
const actions = [
  `create table actions (
    sequence bigint primary key,
    at varchar(30) not null,
    actor varchar(40) not null,
    action varchar(40) not null,
    subject varchar(80),
    commitment char(64),
    previous char(64) not null,
    hash char(64) not null)`,
  'create table action_head (id integer primary key, sequence bigint not null, hash char(64) not null)',
  `insert into action_head (id, sequence, hash) values (1, 0, '${GENESIS}')`,
]

const indexes = [
  'create index members_index_epoch on members (index_epoch)',
  'create index members_number on members (number, store_code)',
  'create index members_phone on members (phone, store_code)',
  'create index cancelled_members_unfed on cancelled_members (store_code, id) where fed_at is null',
  'create index envelopes_received on envelopes (received_at)',
  'insert into feeds (store_code, last_seq, last_index_seq) select code, 0, 0 from stores',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const column of columns) await sql.raw(`alter table ${column}`).execute(db)
  for (const statement of [...feed, ...decisions, ...duplicates, ...actions, ...indexes])
    await sql.raw(statement).execute(db)
}
