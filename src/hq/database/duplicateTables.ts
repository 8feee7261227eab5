import type { BlindKind } from '../../domain/duplicates/blindText.ts'

/** Who came first with a document. */
interface DocumentClaim {
  /** The first 64 bits of its HMAC under the duplicate key, hex. */
  hash: string
  /** Of the key. */
  epoch: number
  store_code: string
  member_id: string
}

/** One value that a member has in the index, or had. */
interface IndexEntry {
  store_code: string
  member_id: string
  /** Of the key. */
  epoch: number
  kind: BlindKind
  /** The first 37 bits of the HMAC. */
  value: number
  /** Of the last change, by the store's row in `feeds`. */
  seq: number
  removed_at: Date | null
}

/** One row. `epoch` is what counters are told; `key_epoch` is the epoch that the present key came with. */
interface IndexState {
  id: number
  epoch: number
  key_epoch: number
}

export interface DuplicateTables {
  document_claims: DocumentClaim
  index_entries: IndexEntry
  index_state: IndexState
}
