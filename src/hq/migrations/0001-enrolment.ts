import { type Kysely, sql } from 'kysely'

/**
 * Stores, staff, counters, and what counters enrol. Tables that grow with customers lead every key with the store, so
 * that they can be spread over machines by it; ids are made by the application; no triggers, no sequences.
 */
const statements = [
  `create table stores (
    code char(3) primary key check (code ~ '^[0-9]{3}$'),
    name varchar(150) not null,
    created_at timestamptz not null)`,
  `create table staff (
    store_code char(3) not null references stores,
    staff_number varchar(8) not null,
    name varchar(150) not null,
    role varchar(20) not null,
    pin_hash varchar(300) not null,
    created_at timestamptz not null,
    primary key (store_code, staff_number))`,
  `create table join_codes (
    code_hash char(64) primary key,
    store_code char(3) not null references stores,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_by uuid)`,
  `create table join_gate (id integer primary key)`,
  `insert into join_gate (id) values (1)`,
  `create table join_failures (id uuid primary key, failed_at timestamptz not null)`,
  `create table devices (
    id uuid primary key,
    store_code char(3) not null references stores,
    counter_number integer not null check (counter_number between 1 and 99),
    public_key char(43) not null,
    joined_at timestamptz not null,
    revoked_at timestamptz,
    unique (store_code, counter_number))`,
  `create table nonces (
    device_id uuid not null,
    nonce varchar(64) not null,
    expires_at timestamptz not null,
    primary key (device_id, nonce))`,
  `create index nonces_expiry on nonces (device_id, expires_at)`,
  `create table members (
    store_code char(3) not null references stores,
    id uuid not null,
    card_number char(12) not null,
    number varchar(20) not null,
    full_name varchar(150) not null,
    gender varchar(12) not null,
    date_of_birth date not null,
    nationality char(3) not null,
    address varchar(300),
    phone varchar(20) not null,
    email varchar(254),
    enrolled_by varchar(8) not null,
    enrolled_at timestamptz not null,
    primary key (store_code, id),
    unique (store_code, card_number))`,
  `create table consents (
    store_code char(3) not null,
    member_id uuid not null,
    purpose varchar(40) not null,
    notice_version varchar(40) not null,
    notice_hash char(64) not null,
    language char(2) not null,
    method varchar(40) not null,
    given_at timestamptz not null,
    received_by varchar(8) not null,
    primary key (store_code, member_id, purpose, given_at),
    foreign key (store_code, member_id) references members)`,
  `create table envelopes (
    store_code char(3) not null,
    id uuid not null,
    device_id uuid not null,
    sequence bigint not null,
    kind varchar(40) not null,
    hash char(64) not null,
    member_id uuid not null,
    occurred_at timestamptz not null,
    received_at timestamptz not null,
    primary key (store_code, id),
    unique (store_code, device_id, sequence))`,
  `create table receipts (
    store_code char(3) not null,
    envelope_id uuid not null,
    receipt text not null,
    primary key (store_code, envelope_id),
    foreign key (store_code, envelope_id) references envelopes)`,
  `create table secret_fingerprints (name varchar(40) primary key, fingerprint char(64) not null)`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}
