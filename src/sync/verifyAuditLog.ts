import { type AuditLink, verifyChain } from '../domain/audit/chain.ts'
import { clockStep } from '../domain/audit/clock.ts'
import { diagnose, type Tampering } from '../domain/audit/diagnose.ts'
import type { ReadableDb } from '../store/database.ts'
import { auditLinks, auditWritten } from '../store/repositories/audit.ts'
import { allCheckpoints } from '../store/repositories/checkpoints.ts'
import { counterOf } from '../store/repositories/counter.ts'
import { sha256 } from '../store/sha256.ts'
import { type CheckpointFindings, type TrustedKeys, verifyCheckpoints } from './verifyCheckpoints.ts'

/** The clock was set just before this entry. @see clockStep */
export interface ClockStep {
  sequence: number
  /** Negative: back. */
  byMs: number
}

export interface AuditVerdict {
  /** Nothing is wrong: no tampering, and no fault in any checkpoint. */
  sound: boolean
  /** Lines there are. */
  entries: number
  /** What was done to the first entry that is not as it was written. */
  tampering: Tampering | null
  checkpoints: CheckpointFindings
  clockSteps: ClockStep[]
}

/** Looks at the clocks of entries that pass by. */
function* watchingClock(links: Iterable<AuditLink>, steps: ClockStep[]): Iterable<AuditLink> {
  let before: AuditLink | null = null
  for (const link of links) {
    const byMs = before && clockStep(before, link)
    if (byMs !== null) steps.push({ sequence: link.sequence, byMs })
    yield link
    before = link
  }
}

/**
 * [AUD8] Verifies the audit log of a store against itself, against what its device signed and against what headquarters
 * countersigned. It cannot see: entries after the last checkpoint that were removed with every count of them, and a log
 * whose end was removed with its checkpoints; for the second, ask headquarters (`heldByHeadquarters`).
 * @param keys where null, the store's own word is taken.
 */
export function verifyAuditLog(db: ReadableDb, keys: TrustedKeys): AuditVerdict {
  const counter = counterOf(db)
  const trusted = { device: keys.device, receipt: keys.receipt ?? counter?.receiptKey ?? null }
  return verifyEntries(db, verifyCheckpoints(allCheckpoints(db), counter?.deviceId ?? null, trusted))
}

/** Verifies the entries alone, against checkpoints that have been gone through already. */
export function verifyEntries(db: ReadableDb, checkpoints: CheckpointFindings): AuditVerdict {
  const clockSteps: ClockStep[] = []
  const chain = verifyChain(watchingClock(auditLinks(db), clockSteps), sha256, checkpoints.signed)
  const written = auditWritten(db)
  if (chain.ok && chain.value.entries >= written) {
    const { entries } = chain.value
    return { sound: checkpoints.faults.length === 0, entries, tampering: null, checkpoints, clockSteps }
  }
  const log = [...auditLinks(db)]
  const tampering = diagnose(log, { signed: checkpoints.signed, written }, sha256)
  return { sound: false, entries: log.length, tampering, checkpoints, clockSteps }
}
