import type { RegisterName } from '../../domain/register/event.ts'
import type { WrittenAt } from './schema.ts'

/** See domain/register. */
export interface RegisterEventRow {
  store_code: string
  event_id: string
  register: RegisterName
  entry_id: string
  member_id: string | null
  /** Null: at headquarters' console. */
  device_id: string | null
  what: string
  at: WrittenAt
  by_whom: string
  received_at: WrittenAt
  /** JSON. */
  kept: string
  /** JSON; emptied with the member. */
  personal: string | null
}

interface ConsentChangeRow {
  store_code: string
  change_id: string
  member_id: string
  at: WrittenAt
  /** JSON: see domain/consent/change. */
  change: string
}

interface ConsentEvidenceRow {
  store_code: string
  evidence_id: string
  member_id: string
  /** JSON: see domain/consent/evidence. */
  evidence: string
}

export interface RegisterTables {
  register_events: RegisterEventRow
  consent_changes: ConsentChangeRow
  consent_evidence: ConsentEvidenceRow
}
