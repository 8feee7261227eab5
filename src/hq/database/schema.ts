import type { ColumnType, Generated } from 'kysely'
import type { ConsentMethod, Language, Purpose } from '../../domain/consent/consent.ts'
import type { Gender } from '../../domain/member/facts.ts'
import type { EnvelopeKind } from '../../domain/outbox/envelope.ts'
import type { Role } from '../../domain/staff/roles.ts'
import type { DecisionTables } from './decisionTables.ts'
import type { DuplicateTables } from './duplicateTables.ts'
import type { OperatorTables } from './operatorTables.ts'
import type { RegisterTables } from './registerTables.ts'

/** Written once, as a JavaScript Date; never updated. */
export type WrittenAt = ColumnType<Date, Date, never>

interface Store {
  code: string
  name: string
  created_at: WrittenAt
}

interface Staff {
  store_code: string
  staff_number: string
  name: string
  role: Role
  /** argon2id PHC string; the pepper is its secret. */
  pin_hash: string
  /** [COR13] JSON: staff numbers of who else may know the PIN. Null where no change of it was ever told. */
  pin_known_to: Generated<string | null>
  /** Null: by an instance or a version that did not say. */
  pin_changed_at: Generated<Date | null>
  created_at: WrittenAt
  dismissed_at: Generated<Date | null>
}

interface StaffAbsence {
  store_code: string
  staff_number: string
  dismissed_at: WrittenAt
  /** Whoever has not come back is in `staff` alone. */
  returned_at: WrittenAt
}

interface JoinCodeRow {
  /** HMAC-SHA256 under the pepper, hex: the code itself is nowhere. */
  code_hash: string
  store_code: string
  created_at: WrittenAt
  expires_at: WrittenAt
  used_by: string | null
}

/** One row: whoever joins takes it FOR UPDATE, so that tries are counted one after the other. */
interface JoinGate {
  id: number
}

interface JoinFailure {
  id: string
  failed_at: WrittenAt
}

interface Device {
  id: string
  store_code: string
  counter_number: number
  /** Ed25519, raw 32 bytes, base64url. */
  public_key: string
  joined_at: WrittenAt
  revoked_at: Date | null
  /** The device that this one was a copy of. */
  continues: string | null
  /** Store and counter digits of cards that it made while it stood alone, where no other has them. */
  card_prefix: Generated<string | null>
  last_contact_at: Generated<Date | null>
  /** Envelopes that it said were still to be sent, and set aside. */
  waiting: Generated<number | null>
  refused: Generated<number | null>
  app_version: Generated<string | null>
  /** How far its clock was ahead when that was last in the way. */
  clock_skew_ms: Generated<number | null>
}

/** Takes one device's keys out of escrow, once. */
interface RecoveryCodeRow {
  /** HMAC-SHA256 under the pepper, hex. */
  code_hash: string
  device_id: string
  created_at: WrittenAt
  expires_at: WrittenAt
  used_at: Date | null
}

interface Nonce {
  device_id: string
  nonce: string
  expires_at: WrittenAt
}

/** The eight facts, and who holds the card. */
interface Member {
  store_code: string
  id: string
  card_number: string
  number: string
  full_name: string
  gender: Gender
  /** YYYY-MM-DD. */
  date_of_birth: string
  nationality: string
  address: string | null
  phone: string
  email: string | null
  enrolled_by: string
  enrolled_at: WrittenAt
  /** Counts what headquarters has made of corrections. */
  revision: Generated<number>
  /** See domain/identity/foldName; null for those enrolled before there was one. */
  folded_name: Generated<string | null>
  /** Of the key under which the member is in the duplicate index; 0 for none. */
  index_epoch: Generated<number>
}

/** One per purpose agreed to. */
interface Consent {
  store_code: string
  member_id: string
  purpose: Purpose
  notice_version: string
  notice_hash: string
  language: Language
  method: ConsentMethod
  given_at: WrittenAt
  received_by: string
}

/** That an envelope came, and which: its content is in the rows it made, so that erasing those erases it. */
interface EnvelopeRow {
  store_code: string
  id: string
  device_id: string
  sequence: number
  kind: EnvelopeKind
  hash: string
  member_id: string
  occurred_at: WrittenAt
  received_at: WrittenAt
}

interface ReceiptRow {
  store_code: string
  envelope_id: string
  /** The receipt as it was sent, canonical JSON: sent again, it is the same to the byte. */
  receipt: string
}

/** A part of a counter's audit log, as hashes, signed by its device. */
export interface CheckpointRow {
  store_code: string
  device_id: string
  /** Of the last entry in it. */
  sequence: number
  first_sequence: number
  /** Of the last entry in it. */
  hash: string
  /** Canonical JSON, with the device's signature. */
  checkpoint: string
  /** As it was sent, canonical JSON. */
  countersignature: string
  received_at: WrittenAt
}

/** Signed by a device, and contradicting what it signed before: evidence, never erased. */
export interface CheckpointForkRow {
  store_code: string
  device_id: string
  checkpoint_hash: string
  /** The first entry of which two hashes are signed. */
  forked_at: number
  checkpoint: string
  received_at: WrittenAt
}

/** A membership that ended. Nothing of whose it was. */
export interface CancelledMemberRow {
  store_code: string
  id: string
  card_number: string
  cancelled_by: string
  cancelled_at: WrittenAt
  device_id: string
  /** Headquarters' own signed statement, canonical JSON. */
  erasure: string
  /** When the store's counters were told. */
  fed_at: Generated<Date | null>
}

/** A counter's signed statement that a member is gone from its store. */
export interface ErasureStatementRow {
  store_code: string
  member_id: string
  device_id: string
  /** Canonical JSON. */
  statement: string
  received_at: WrittenAt
}

/** That a counter asked for a member's facts. */
export interface MemberFetchRow {
  store_code: string
  id: string
  member_id: string
  device_id: string
  staff_number: string
  purpose: string
  outcome: string
  fetched_at: WrittenAt
}

/** Which secrets this database was made with, so that a lost or exchanged one is noticed at start. */
interface SecretFingerprint {
  name: string
  fingerprint: string
}

interface MigrationRow {
  name: string
  timestamp: Generated<string>
}

export interface Schema extends DecisionTables, DuplicateTables, OperatorTables, RegisterTables {
  stores: Store
  staff: Staff
  staff_absences: StaffAbsence
  join_codes: JoinCodeRow
  join_gate: JoinGate
  join_failures: JoinFailure
  devices: Device
  nonces: Nonce
  recovery_codes: RecoveryCodeRow
  members: Member
  consents: Consent
  envelopes: EnvelopeRow
  receipts: ReceiptRow
  checkpoints: CheckpointRow
  checkpoint_forks: CheckpointForkRow
  cancelled_members: CancelledMemberRow
  erasure_statements: ErasureStatementRow
  member_fetches: MemberFetchRow
  secret_fingerprints: SecretFingerprint
  kysely_migration: MigrationRow
}
