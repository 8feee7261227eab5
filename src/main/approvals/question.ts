import type { AskedApproval } from '../../contract/ipc/approval.ts'
import type { Fault } from '../../contract/ipc/fault.ts'
import type { FactName } from '../../domain/member/facts.ts'
import type { Result } from '../../domain/result.ts'
import type { ReadableDb } from '../../store/database.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'

/** A supervisor's word, given once: what it covers, whoever keeps it binds to it with these. */
export interface Word {
  /** Staff number of the supervisor. */
  by: string
  /** ISO 8601 instant. */
  at: string
  /** 16 random bytes, base64url. */
  nonce: string
  /** [APR3] The version of the member that the supervisor saw; null where the facts are not here, or not yet. */
  base: string | null
  deviceId: string
}

/** Something that only a supervisor may decide, and what becomes of it. */
export interface Question {
  /** Made once: the answer names it. */
  questionId: string
  /** Staff number. [COR6] Nobody answers what they asked themselves. */
  askedBy: string
  /** What the supervisor sees before signing; null once there is nothing to decide any more. */
  shown(open: OpenCounter): Omit<AskedApproval, 'questionId' | 'askedBy'> | null
  /** [APR3] The version of the member that it rests on, now: no word is given upon another than was shown. */
  base(db: ReadableDb): string | null
  /** [ACC1] The member whose facts it shows in full, and which; absent where it shows none. */
  reveals?: { memberId: string; facts: readonly FactName[] }
  /** Does what was approved, and keeps the word for it: one transaction. */
  approve(open: OpenCounter, word: Word): Result<null, Fault>
  /** @param rejection why not, for who asked to read. */
  turnAway(open: OpenCounter, answer: { by: string; at: string; rejection: string }): void
}
