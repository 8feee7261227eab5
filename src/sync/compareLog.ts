import { ok, type Result } from '../domain/result.ts'
import type { ReadableDb } from '../store/database.ts'
import { auditHashes } from '../store/repositories/audit.ts'
import { heldByHeadquarters } from './countersigning.ts'
import type { ExchangeFault } from './exchange.ts'
import type { Line } from './line.ts'

/** What headquarters holds of a log beside what stands in the store, up to an entry. */
export type Compared =
  | { holds: 'nothing' }
  /** `truncated`: the store's log ends before it. `forked`: another entry stands there. */
  | { holds: 'same' | 'truncated' | 'forked'; upTo: number }

/**
 * Compares the log with what headquarters holds of it: the only way to see that an end was cut off together with the
 * checkpoints over it. The error says why headquarters did not answer.
 */
export async function compareLog(
  db: ReadableDb,
  line: Line,
  entries: number,
): Promise<Result<Compared, ExchangeFault>> {
  const answer = await heldByHeadquarters(line)
  if (!answer.ok) return answer
  const held = answer.value
  if (held === null) return ok({ holds: 'nothing' })
  const upTo = held.sequence
  if (upTo > entries) return ok({ holds: 'truncated', upTo })
  const [here] = auditHashes(db, upTo, upTo)
  return ok({ holds: here?.hash === held.hash ? 'same' : 'forked', upTo })
}
