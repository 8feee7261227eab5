import { createHash } from 'node:crypto'
import {
  CheckpointReply,
  type CheckpointResult,
  type Countersignature,
  countersignatureText,
  MAX_CHECKPOINTS,
} from '../contract/sync/checkpoint.ts'
import { paths } from '../contract/sync/join.ts'
import { canonicalJson } from '../domain/audit/canonical.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { inTransaction, type WritableDb } from '../store/database.ts'
import { appendAudit } from '../store/repositories/audit.ts'
import {
  checkpointsAfter,
  countersignedUpTo,
  hasRefusedCheckpoint,
  keepCountersignature,
  keepRefusal,
  type StoredCheckpoint,
} from '../store/repositories/checkpoints.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { verifySignature } from './deviceKey.ts'
import { type ExchangeFault, exchange, type Signer } from './exchange.ts'

export interface CountersigningContext {
  db: WritableDb
  counter: Counter
  signer: Signer
  /** ISO 8601 instant. */
  now(): string
}

type ReceiptKey = Counter['receiptKey']

/** [AUD7] Counts only when headquarters' key signed it and it names this very checkpoint, to the byte. */
export const isCountersignatureFor = (said: Countersignature, kept: StoredCheckpoint, key: ReceiptKey) =>
  said.deviceId === kept.deviceId &&
  said.sequence === kept.sequence &&
  said.publicKey === kept.publicKey &&
  said.checkpointHash === createHash('sha256').update(kept.checkpoint).digest('hex') &&
  said.keyId === key.keyId &&
  verifySignature(key.publicKey, countersignatureText(said), said.signature)

const ask = ({ counter, signer }: Pick<CountersigningContext, 'counter' | 'signer'>, texts: string[]) =>
  exchange({
    url: counter.headquartersUrl,
    path: paths.checkpoints,
    body: `{"checkpoints":[${texts.join(',')}]}`,
    reply: CheckpointReply,
    signer,
  })

/** What headquarters holds of this counter's log; null where it holds nothing. */
export async function heldByHeadquarters(
  context: Pick<CountersigningContext, 'counter' | 'signer'>,
): Promise<Result<CheckpointReply['held'], ExchangeFault>> {
  const answer = await ask(context, [])
  return answer.ok ? ok(answer.value.held) : answer
}

/** What to do after an answer: send what follows `after`, or stop. */
type Next = { after: number } | 'stop' | 'unproven'

function keepOne(context: CountersigningContext, sent: StoredCheckpoint, result: CheckpointResult): Next {
  const { db, counter, now } = context
  if (result.outcome === 'countersigned') {
    const said = result.countersignature
    if (!isCountersignatureFor(said, sent, counter.receiptKey)) return 'unproven'
    keepCountersignature(db, sent.deviceId, sent.sequence, canonicalJson(said))
    return { after: sent.sequence }
  }
  const { reason, forkedAt } = result
  inTransaction(db, () => {
    if (!keepRefusal(db, sent.deviceId, sent.sequence, JSON.stringify({ reason, forkedAt }))) return
    const told = { actor: 'system', action: 'checkpoint.refused', subject: sent.deviceId, commitment: null }
    appendAudit(db, { at: now(), ...told })
  })
  return 'stop'
}

/** @param goneTo headquarters may ask once for what came before, as when it was restored from a backup. */
function keep(
  context: CountersigningContext,
  sent: StoredCheckpoint[],
  { results, held }: CheckpointReply,
  goneTo: number,
): Next {
  let next: Next = 'unproven'
  for (const [at, result] of results.slice(0, sent.length).entries()) {
    const isGap = result.outcome === 'refused' && result.reason === 'gap'
    const resumeAfter = held?.sequence ?? 0
    if (isGap && resumeAfter < goneTo) return { after: resumeAfter }
    next = keepOne(context, sent[at] as StoredCheckpoint, result)
    if (typeof next === 'string') return next
  }
  return next
}

/**
 * Has headquarters countersign the checkpoints that it has not yet, in order. Whatever the line does, they stay and are
 * sent again. Once one is refused none is sent any more: what headquarters refuses, nothing later can follow.
 */
export async function sendCheckpoints(context: CountersigningContext): Promise<Result<void, ExchangeFault>> {
  const { db, counter } = context
  if (hasRefusedCheckpoint(db, counter.deviceId)) return ok(undefined)
  let after = countersignedUpTo(db, counter.deviceId)
  let wentBack = false
  for (;;) {
    const batch = checkpointsAfter(db, counter.deviceId, after, MAX_CHECKPOINTS)
    if (batch.length === 0) return ok(undefined)
    const answer = await ask(
      context,
      batch.map(({ checkpoint }) => checkpoint),
    )
    if (!answer.ok) return answer
    const next = keep(context, batch, answer.value, wentBack ? 0 : after)
    if (next === 'unproven') return err({ code: 'unusable' })
    if (next === 'stop') return ok(undefined)
    wentBack ||= next.after < after
    after = next.after
  }
}
