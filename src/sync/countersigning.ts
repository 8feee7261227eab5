import {
  type CheckpointRefusal,
  CheckpointReply,
  type CheckpointResult,
  type Countersignature,
  countersignatureText,
  MAX_CHECKPOINTS,
} from '../contract/sync/checkpoint.ts'
import { paths } from '../contract/sync/join.ts'
import { canonicalJson } from '../domain/audit/canonical.ts'
import { checkpointText, headOf, signedCheckpointText } from '../domain/audit/checkpoint.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { inTransaction, type WritableDb } from '../store/database.ts'
import { appendAudit, auditHashes } from '../store/repositories/audit.ts'
import {
  checkpointsAfter,
  countersignedUpTo,
  hasRefusedCheckpoint,
  keepCountersignature,
  keepRefusal,
  resumeFrom,
  type StoredCheckpoint,
} from '../store/repositories/checkpoints.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { sha256 } from '../store/sha256.ts'
import { signCheckpoints } from './checkpoints.ts'
import { type DeviceKey, verifySignature } from './deviceKey.ts'
import type { ExchangeFault } from './exchange.ts'
import type { Line } from './line.ts'

export interface CountersigningContext {
  db: WritableDb
  counter: Counter
  key: DeviceKey
  line: Line
  /** ISO 8601 instant. */
  now(): string
}

type ReceiptKey = Counter['receiptKey']
type Held = CheckpointReply['held']
type Countersigned = Exclude<CheckpointResult, CheckpointRefusal>

/** [AUD7] Counts only when headquarters' key signed it and it names this very checkpoint, to the byte. */
export const isCountersignatureFor = (said: Countersignature, kept: StoredCheckpoint, key: ReceiptKey) =>
  said.deviceId === kept.deviceId &&
  said.sequence === kept.sequence &&
  said.publicKey === kept.publicKey &&
  said.checkpointHash === sha256(kept.checkpoint) &&
  said.keyId === key.keyId &&
  verifySignature(key.publicKey, countersignatureText(said), said.signature)

const ask = (line: Line, texts: string[]) =>
  line.ask({
    path: paths.checkpoints,
    body: `{"checkpoints":[${texts.join(',')}]}`,
    reply: CheckpointReply,
  })

/** Where this counter's log ends for headquarters; null where it holds nothing. */
export async function heldByHeadquarters(
  line: Line,
): Promise<Result<{ sequence: number; hash: string } | null, ExchangeFault>> {
  const answer = await ask(line, [])
  if (!answer.ok) return answer
  const checkpoint = answer.value.held?.checkpoint
  return ok(checkpoint ? { sequence: checkpoint.sequence, hash: headOf(checkpoint) } : null)
}

/** `again`: from where `after` is now. */
type Step = 'on' | 'again' | 'stop' | 'unproven'

/** One sending of everything that is not countersigned. Each way around a refusal is gone once at most. */
class Sending {
  readonly #context: CountersigningContext
  #after: number
  #wentBack = false
  #resumed = false

  constructor(context: CountersigningContext) {
    this.#context = context
    this.#after = countersignedUpTo(context.db, context.counter.deviceId)
  }

  async run(): Promise<Result<void, ExchangeFault>> {
    const { db, counter } = this.#context
    for (;;) {
      const batch = checkpointsAfter(db, counter.deviceId, this.#after, MAX_CHECKPOINTS)
      if (batch.length === 0) return ok(undefined)
      const texts = batch.map(({ checkpoint }) => checkpoint)
      const answer = await ask(this.#context.line, texts)
      if (!answer.ok) return answer
      const step = this.#takeAll(batch, answer.value)
      if (step === 'unproven') return err({ code: 'unusable' })
      if (step === 'stop') return ok(undefined)
    }
  }

  #takeAll(sent: StoredCheckpoint[], { results, held }: CheckpointReply): Step {
    let step: Step = 'unproven'
    for (const [at, result] of results.slice(0, sent.length).entries()) {
      const one = sent[at] as StoredCheckpoint
      step =
        result.outcome === 'refused' ? this.#refused(one, result, held) : this.#countersigned(one, result)
      if (step !== 'on') return step
    }
    return step
  }

  #countersigned(sent: StoredCheckpoint, { countersignature }: Countersigned): Step {
    const { db, counter } = this.#context
    if (!isCountersignatureFor(countersignature, sent, counter.receiptKey)) return 'unproven'
    keepCountersignature(db, sent.deviceId, sent.sequence, canonicalJson(countersignature))
    this.#after = sent.sequence
    return 'on'
  }

  #refused(sent: StoredCheckpoint, { reason, forkedAt }: CheckpointRefusal, held: Held): Step {
    const heldUpTo = held?.checkpoint.sequence ?? 0
    // Headquarters may have been restored from a backup: it is given again what it lost.
    if (reason === 'gap' && !this.#wentBack && heldUpTo < this.#after) {
      this.#wentBack = true
      this.#after = heldUpTo
      return 'again'
    }
    // Or this store was: where the logs agree, it goes on from what headquarters holds.
    const mayResume = (reason === 'gap' || reason === 'overlaps') && !this.#resumed
    if (mayResume && held && resumeFromHeld(this.#context, held)) {
      this.#resumed = true
      this.#after = heldUpTo
      return 'again'
    }
    keepRefused(this.#context, sent, JSON.stringify({ reason, forkedAt }))
    return 'stop'
  }
}

function keepRefused({ db, now }: CountersigningContext, sent: StoredCheckpoint, refusal: string): void {
  inTransaction(db, () => {
    if (!keepRefusal(db, sent.deviceId, sent.sequence, refusal)) return
    const told = { actor: 'system', action: 'checkpoint.refused', subject: sent.deviceId, commitment: null }
    appendAudit(db, { at: now(), ...told })
  })
}

/**
 * Takes up the log where headquarters holds it to end, when it is this very log: the last checkpoint there is by this
 * device's key, rightly countersigned, and ends in the hash that the entry has here.
 */
function resumeFromHeld(context: CountersigningContext, held: NonNullable<Held>): boolean {
  const { db, counter, key, now } = context
  const { checkpoint, countersignature } = held
  const { deviceId, sequence } = checkpoint
  const { publicKey } = key
  const kept = {
    deviceId,
    sequence,
    checkpoint: signedCheckpointText(checkpoint),
    publicKey,
    countersignature: canonicalJson(countersignature),
    refusal: null,
  }
  const [here] = auditHashes(db, sequence, sequence)
  const isOurs =
    deviceId === counter.deviceId &&
    here?.hash === headOf(checkpoint) &&
    verifySignature(publicKey, checkpointText(checkpoint), checkpoint.signature) &&
    isCountersignatureFor(countersignature, kept, counter.receiptKey)
  if (!isOurs || countersignedUpTo(db, deviceId) > sequence) return false
  inTransaction(db, () => resumeFrom(db, kept))
  signCheckpoints({ db, deviceId, key, now }, true)
  return true
}

/**
 * Has headquarters countersign the checkpoints that it has not yet, in order. Whatever the line does, they stay and are
 * sent again. Once one is refused none is sent any more: what headquarters refuses, nothing later can follow.
 */
export async function sendCheckpoints(context: CountersigningContext): Promise<Result<void, ExchangeFault>> {
  if (hasRefusedCheckpoint(context.db, context.counter.deviceId)) return ok(undefined)
  return new Sending(context).run()
}
