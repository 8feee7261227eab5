import { Countersignature, SignedCheckpoint } from '../contract/sync/checkpoint.ts'
import { canonicalJson } from '../domain/audit/canonical.ts'
import { GENESIS } from '../domain/audit/chain.ts'
import {
  checkpointText,
  firstOf,
  headOf,
  type SignedCheckpoint as Signed,
  signedCheckpointText,
} from '../domain/audit/checkpoint.ts'
import type { StoredCheckpoint } from '../store/repositories/checkpoints.ts'
import type { Counter } from '../store/repositories/counter.ts'
import { isCountersignatureFor } from './countersigning.ts'
import { verifySignature } from './deviceKey.ts'
import { jsonOf } from './json.ts'

/** What is wrong with the checkpoint over entries `from` to `to`. */
export interface CheckpointFault {
  from: number
  to: number
  problem: /** Its text, its number or its signature is not what the device wrote. */
    | 'changed'
    /** Signed by another key than this device's. */
    | 'foreign-key'
    | 'removed'
    /** Signs other hashes than another checkpoint of the same entries. */
    | 'contradicts'
    | 'countersignature-changed'
    /** Headquarters refused to countersign it, `forked` or otherwise. */
    | 'refused'
}

export interface CheckpointFindings {
  faults: CheckpointFault[]
  /** The hashes of entries 1, 2, 3 … as far as valid checkpoints hold them; undefined where none does. */
  signed: (string | undefined)[]
  /** The last entry that headquarters has countersigned, and when that was, by its clock. */
  countersigned: { sequence: number; at: string } | null
  /** By how much the counter's clock was ahead of headquarters', at least and at most once. */
  aheadMs: number
}

/** The keys that signatures have to be by, as far as they are known otherwise than from the store itself. */
export interface TrustedKeys {
  /** Raw Ed25519 public key of this device, base64url: from its keychain. */
  device: string | null
  /** Headquarters' key. */
  receipt: Counter['receiptKey'] | null
}

/** Goes through all checkpoints of a store. @param checkpoints by device, each in the order of their entries. */
export function verifyCheckpoints(
  checkpoints: StoredCheckpoint[],
  deviceId: string | null,
  keys: TrustedKeys,
): CheckpointFindings {
  const review = new CheckpointReview(deviceId, keys)
  for (const kept of checkpoints) review.take(kept)
  return review.findings
}

/** Takes the checkpoints one by one, for who cannot hold everything else up meanwhile. */
export class CheckpointReview {
  readonly findings: CheckpointFindings = { faults: [], signed: [], countersigned: null, aheadMs: 0 }
  readonly #deviceId: string | null
  readonly #keys: TrustedKeys
  #of = ''
  /** Where the checkpoints so far end; the hash is null after one that cannot be used. */
  #end: { sequence: number; hash: string | null } = { sequence: 0, hash: GENESIS }

  constructor(deviceId: string | null, keys: TrustedKeys) {
    this.#deviceId = deviceId
    this.#keys = keys
  }

  take(kept: StoredCheckpoint): void {
    if (kept.deviceId !== this.#of) this.#end = { sequence: 0, hash: GENESIS }
    this.#of = kept.deviceId
    const checkpoint = wholeCheckpoint(kept)
    const isOwn = kept.deviceId === this.#deviceId
    const isForeign = isOwn && (this.#keys.device ?? kept.publicKey) !== kept.publicKey
    if (!checkpoint || isForeign) {
      this.#fault(this.#end.sequence + 1, kept.sequence, isForeign ? 'foreign-key' : 'changed')
      this.#end = { sequence: kept.sequence, hash: null }
      return
    }
    this.#place(checkpoint)
    this.#remember(checkpoint)
    this.#countersignature(kept, checkpoint)
    // What a device was refused that this store is no more was answered by joining again.
    if (kept.refusal !== null && isOwn) this.#fault(firstOf(checkpoint), kept.sequence, 'refused')
  }

  #fault(from: number, to: number, problem: CheckpointFault['problem']): void {
    this.findings.faults.push({ from, to, problem })
  }

  /** Each begins where the one before ended, with the hash that it ended with. */
  #place(checkpoint: Signed): void {
    const from = firstOf(checkpoint)
    const { sequence, hash } = this.#end
    if (from > sequence + 1) this.#fault(sequence + 1, from - 1, 'removed')
    else if (from <= sequence || (hash !== null && hash !== checkpoint.previous))
      this.#fault(from, checkpoint.sequence, 'contradicts')
    this.#end = { sequence: checkpoint.sequence, hash: headOf(checkpoint) }
  }

  #remember(checkpoint: Signed): void {
    const { signed } = this.findings
    const from = firstOf(checkpoint)
    let contradicts = false
    for (const [at, hash] of checkpoint.hashes.entries()) {
      const known = signed[from - 1 + at]
      if (known === undefined) signed[from - 1 + at] = hash
      else if (known !== hash) contradicts = true
    }
    if (contradicts) this.#fault(from, checkpoint.sequence, 'contradicts')
  }

  #countersignature(kept: StoredCheckpoint, checkpoint: Signed): void {
    if (kept.countersignature === null) return
    const said = wholeCountersignature(kept.countersignature)
    const { receipt } = this.#keys
    if (!said || !receipt || !isCountersignatureFor(said, kept, receipt)) {
      this.#fault(firstOf(checkpoint), kept.sequence, 'countersignature-changed')
      return
    }
    const { countersignedAt: at } = said
    const { findings } = this
    if (kept.sequence > (findings.countersigned?.sequence ?? 0))
      findings.countersigned = { sequence: kept.sequence, at }
    findings.aheadMs = Math.max(findings.aheadMs, Date.parse(checkpoint.at) - Date.parse(at))
  }
}

/** Other texts decode to the same bytes: the bits left over at the end of base64 say nothing. */
const isCanonical = (base64url: string) =>
  Buffer.from(base64url, 'base64url').toString('base64url') === base64url

/** The checkpoint, when its text, the columns beside it and its signature are what the device wrote; else null. */
function wholeCheckpoint(kept: StoredCheckpoint): Signed | null {
  const { success, data } = SignedCheckpoint.safeParse(jsonOf(kept.checkpoint))
  const isWhole =
    success &&
    signedCheckpointText(data) === kept.checkpoint &&
    data.deviceId === kept.deviceId &&
    data.sequence === kept.sequence &&
    firstOf(data) >= 1 &&
    [data.signature, kept.publicKey].every(isCanonical) &&
    verifySignature(kept.publicKey, checkpointText(data), data.signature)
  return isWhole ? data : null
}

/** The countersignature, when its text is as it was kept; whether it is headquarters' is another question. */
function wholeCountersignature(text: string): Countersignature | null {
  const { success, data } = Countersignature.safeParse(jsonOf(text))
  return success && canonicalJson(data) === text && isCanonical(data.signature) ? data : null
}
