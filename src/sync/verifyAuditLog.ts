import { type AuditLink, ChainCheck, verifyChain } from '../domain/audit/chain.ts'
import { clockStep } from '../domain/audit/clock.ts'
import { diagnose, type Tampering } from '../domain/audit/diagnose.ts'
import type { ReadableDb } from '../store/database.ts'
import { auditLinks, auditPage, auditWritten, lastAudit } from '../store/repositories/audit.ts'
import { allCheckpoints } from '../store/repositories/checkpoints.ts'
import { counterOf } from '../store/repositories/counter.ts'
import { sha256 } from '../store/sha256.ts'
import {
  type CheckpointFindings,
  CheckpointReview,
  type TrustedKeys,
  verifyCheckpoints,
} from './verifyCheckpoints.ts'

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
function clockWatch(steps: ClockStep[]): (link: AuditLink) => void {
  let before: AuditLink | null = null
  return link => {
    const byMs = before && clockStep(before, link)
    if (byMs !== null) steps.push({ sequence: link.sequence, byMs })
    before = link
  }
}

function* watchingClock(links: Iterable<AuditLink>, steps: ClockStep[]): Iterable<AuditLink> {
  const watch = clockWatch(steps)
  for (const link of links) {
    watch(link)
    yield link
  }
}

/**
 * [AUD8] Verifies the audit log of a store against itself, against what its device signed and against what headquarters
 * countersigned. It cannot see: entries after the last checkpoint that were removed with every count of them, and a log
 * whose end was removed with its checkpoints; for the second, ask headquarters (`heldByHeadquarters`).
 * @param keys where null, the store's own word is taken.
 */
export function verifyAuditLog(db: ReadableDb, keys: TrustedKeys): AuditVerdict {
  const { deviceId, trusted } = trustIn(db, keys)
  return verifyEntries(db, verifyCheckpoints(allCheckpoints(db), deviceId, trusted))
}

function trustIn(db: ReadableDb, keys: TrustedKeys) {
  const counter = counterOf(db)
  const trusted = { device: keys.device, receipt: keys.receipt ?? counter?.receiptKey ?? null }
  return { deviceId: counter?.deviceId ?? null, trusted }
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

interface Pace {
  /** Lets others work; false to stop. */
  pause(): Promise<boolean>
  progress(step: { done: number; total: number }): void
}

/** As many as take some milliseconds: signatures take far longer than hashes. */
const CHECKPOINTS_AT_ONCE = 50
const ENTRIES_AT_ONCE = 1000

/**
 * The same, in small steps, where somebody works at the counter meanwhile. What is written after it began is not in it.
 * Null where it was stopped.
 */
export async function verifyAuditLogInSteps(
  db: ReadableDb,
  keys: TrustedKeys,
  { pause, progress }: Pace,
): Promise<AuditVerdict | null> {
  const { deviceId, trusted } = trustIn(db, keys)
  const kept = allCheckpoints(db)
  const upTo = lastAudit(db)?.sequence ?? 0
  const written = auditWritten(db)
  const total = kept.length + upTo
  const review = new CheckpointReview(deviceId, trusted)
  for (const [at, checkpoint] of kept.entries()) {
    review.take(checkpoint)
    if (at % CHECKPOINTS_AT_ONCE > 0) continue
    progress({ done: at, total })
    if (!(await pause())) return null
  }
  const { findings: checkpoints } = review
  const clockSteps: ClockStep[] = []
  const watch = clockWatch(clockSteps)
  const check = new ChainCheck(sha256, checkpoints.signed)
  const sound = checkpoints.faults.length === 0
  for (let after = 0; ; ) {
    const page = auditPage(db, { after, upTo }, ENTRIES_AT_ONCE)
    for (const link of page) {
      watch(link)
      if (check.take(link)) return verifyEntries(db, checkpoints)
    }
    progress({ done: kept.length + after, total })
    after = page.at(-1)?.sequence ?? after
    if (page.length < ENTRIES_AT_ONCE) break
    if (!(await pause())) return null
  }
  const chain = check.end()
  if (!chain.ok || chain.value.entries < written) return verifyEntries(db, checkpoints)
  return { sound, entries: chain.value.entries, tampering: null, checkpoints, clockSteps }
}
