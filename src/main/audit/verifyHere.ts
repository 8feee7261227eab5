import type { AuditFindings } from '../../contract/ipc/audit.ts'
import { compareLog } from '../../sync/compareLog.ts'
import { lineOf } from '../../sync/line.ts'
import { verifyAuditLogInSteps } from '../../sync/verifyAuditLog.ts'
import type { OpenCounter } from '../counter/counterAppOptions.ts'

async function heldElsewhere(
  { db, counter, key }: OpenCounter,
  entries: number,
): Promise<AuditFindings['headquarters']> {
  if (counter.standsAlone) return { holds: 'alone' }
  const compared = await compareLog(db, lineOf({ db, counter, key }), entries)
  return compared.ok ? compared.value : { holds: 'no-answer' }
}

/**
 * [AUD8] Verifies this counter's log against itself, its signatures, and what headquarters holds of it where there is a
 * line. Work goes on meanwhile; null where the store was closed under it.
 */
export async function verifyHere(
  open: OpenCounter,
  progress: (step: { done: number; total: number }) => void,
): Promise<AuditFindings | null> {
  const { db, key } = open
  const pause = () => new Promise<boolean>(resolve => setImmediate(() => resolve(db.open)))
  const keys = { device: key.publicKey, receipt: null }
  const verdict = await verifyAuditLogInSteps(db, keys, { pause, progress })
  if (!verdict) return null
  const { sound, entries, tampering, checkpoints, clockSteps } = verdict
  const { faults, signed, countersigned, aheadMs } = checkpoints
  const headquarters = await heldElsewhere(open, entries)
  return {
    sound: sound && headquarters.holds !== 'truncated' && headquarters.holds !== 'forked',
    entries,
    tampering,
    faults,
    signedUpTo: signed.length,
    countersigned,
    clockSteps,
    aheadMs,
    headquarters,
  }
}
