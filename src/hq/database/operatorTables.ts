import type { OperatorRole } from '../../domain/staff/operators.ts'
import type { WrittenAt } from './schema.ts'

export interface OperatorRow {
  name: string
  full_name: string
  role: OperatorRole
  /** argon2id PHC string. */
  passphrase_hash: string
  failures: number
  last_try_at: Date
  created_at: WrittenAt
  dismissed_at: Date | null
}

export interface OperatorSessionRow {
  /** SHA-256, hex: the token itself is only in the browser. */
  token_hash: string
  operator_name: string
  began_at: WrittenAt
  used_at: Date
}

export interface OperatorTables {
  operators: OperatorRow
  operator_sessions: OperatorSessionRow
}
