import type { FactName } from '../../domain/member/facts.ts'
import type { EnvelopeKind } from '../../domain/outbox/envelope.ts'
import type { WrittenAt } from './schema.ts'

/** One row a store: who numbers something for the store's counters takes it until the transaction ends. */
interface FeedRow {
  store_code: string
  last_seq: number
  last_index_seq: number
  /** Removals up to this number of the index are forgotten: who was not told must begin anew, if of an epoch before. */
  pruned_index_seq: number
  pruned_epoch: number
}

/** What changed, not what it says: that is read when it is asked for. */
interface FeedItemRow {
  store_code: string
  kind: string
  subject: string
  seq: number
}

interface CompanySettingsRow {
  id: number
  /** JSON. */
  settings: string
  changed_at: Date
}

interface NoticeRow {
  version: string
  vi: string
  en: string
  vi_hash: string
  en_hash: string
  published_at: WrittenAt
}

/** `waiting`: all of it is with a supervisor; `cancelled`: the member had left. */
export type CorrectionOutcome = 'applied' | 'partly' | 'waiting' | 'unneeded' | 'cancelled'

/** What somebody wanted changed. Values, reason and approval are erased with the member. */
interface CorrectionRow {
  store_code: string
  id: string
  envelope_id: string
  member_id: string
  device_id: string
  /** Names of facts, by commas. */
  facts: string
  outcome: CorrectionOutcome
  proposed_by: string
  approved_by: string | null
  occurred_at: WrittenAt
  received_at: WrittenAt
  /** JSON. */
  changes: string | null
  reason: string | null
  /** JSON. */
  approval: string | null
}

export type CaseKind = 'correction' | 'duplicate'
/** `moot`: the member, or one of two, has left meanwhile. */
export type CaseDecision = 'take' | 'keep' | 'same-person' | 'different-people' | 'moot'
export type ReviewFinding = 'in-order' | 'not-in-order'

/** Something that a supervisor has to decide. Both values are erased when it is decided, and with the member. */
interface CaseRow {
  id: string
  store_code: string
  member_id: string
  kind: CaseKind
  other_store_code: string | null
  other_member_id: string | null
  correction_id: string | null
  fact: FactName | null
  proposed_by: string | null
  /** JSON: the value when the case was opened. */
  stood: string | null
  /** JSON. */
  proposed: string | null
  opened_at: WrittenAt
  decided_at: Date | null
  decided_by: string | null
  decision: CaseDecision | null
  decision_reason: string | null
}

/** Work that came from a device, or in the name of somebody, that had been cut off. */
interface ReviewRow {
  store_code: string
  envelope_id: string
  reason: 'device-revoked' | 'staff-dismissed'
  device_id: string
  kind: EnvelopeKind
  member_id: string
  /** Of a cancellation, which waits for the review. */
  card_number: string | null
  staff_number: string | null
  occurred_at: WrittenAt
  opened_at: WrittenAt
  decided_at: Date | null
  decided_by: string | null
  finding: ReviewFinding | null
  note: string | null
}

/** See domain/audit. */
interface ActionRow {
  sequence: number
  /** ISO 8601 instant, as it was hashed. */
  at: string
  actor: string
  action: string
  subject: string | null
  commitment: string | null
  previous: string
  hash: string
}

interface ActionHead {
  id: number
  sequence: number
  hash: string
}

export interface DecisionTables {
  feeds: FeedRow
  feed_items: FeedItemRow
  company_settings: CompanySettingsRow
  notices: NoticeRow
  corrections: CorrectionRow
  cases: CaseRow
  reviews: ReviewRow
  actions: ActionRow
  action_head: ActionHead
}
