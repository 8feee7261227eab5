import { createHash } from 'node:crypto'
import { type Countersignature, countersignatureText } from '../../src/contract/sync/checkpoint.ts'
import { canonicalJson } from '../../src/domain/audit/canonical.ts'
import { makeReceiptKey, type ReceiptKey, readReceiptKey } from '../../src/hq/secrets/receiptKey.ts'
import { appendAudit } from '../../src/store/repositories/audit.ts'
import {
  checkpointsAfter,
  keepCountersignature,
  type StoredCheckpoint,
} from '../../src/store/repositories/checkpoints.ts'
import { keepJoining } from '../../src/store/repositories/counter.ts'
import { sha256 } from '../../src/store/sha256.ts'
import { signCheckpoints } from '../../src/sync/checkpoints.ts'
import { type DeviceKey, makeDeviceKey } from '../../src/sync/deviceKey.ts'
import type { TrustedKeys } from '../../src/sync/verifyCheckpoints.ts'
import { AT, clerk, counter, makeStore, type TestStore } from '../store/counterFixture.ts'

export interface SignedLog {
  store: TestStore
  key: DeviceKey
  receipt: ReceiptKey
  keys: TrustedKeys
  /** Appends entries a minute apart. */
  write(entries: number): void
  sign(): void
}

/** Headquarters' answer to a checkpoint, without a headquarters. */
export function countersigned(
  kept: StoredCheckpoint,
  receipt: ReceiptKey,
  countersignedAt = '2026-11-22T20:00:00.000Z',
): string {
  const said: Omit<Countersignature, 'signature'> = {
    kind: 'countersignature',
    deviceId: kept.deviceId,
    publicKey: kept.publicKey,
    sequence: kept.sequence,
    checkpointHash: createHash('sha256').update(kept.checkpoint).digest('hex'),
    countersignedAt,
    keyId: receipt.keyId,
  }
  return canonicalJson({ ...said, signature: receipt.sign(countersignatureText(said)) })
}

/** A joined counter with a log of one entry, and both keys at hand. */
export function beginLog(): SignedLog {
  const store = makeStore(false)
  const key = makeDeviceKey()
  const receipt = readReceiptKey(makeReceiptKey())
  const receiptKey = { keyId: receipt.keyId, publicKey: receipt.publicKey }
  keepJoining(store.db, { ...counter, receiptKey }, [clerk], AT)
  let minute = 0
  const clock = () => ({ run: 'a run of the app', uptimeMs: minute * 60_000 })
  const at = () => new Date(Date.parse(AT) + minute * 60_000).toISOString()
  return {
    store,
    key,
    receipt,
    keys: { device: key.publicKey, receipt: receiptKey },
    write(entries) {
      store.db.transaction(() => {
        for (let n = 0; n < entries; n += 1) {
          minute += 1
          const commitment = sha256(`salt ${minute}`)
          const told = { actor: '1001', action: 'member.enrolled', subject: `member ${minute}`, commitment }
          appendAudit(store.db, { at: at(), ...told }, clock())
        }
      })()
    },
    sign: () => signCheckpoints({ db: store.db, deviceId: counter.deviceId, key, now: at }, true),
  }
}

/** Sixty entries, signed by twelves and by one more; all but the last checkpoint countersigned. */
export function makeSignedLog(): SignedLog {
  const log = beginLog()
  for (const entries of [11, 12, 12, 12, 11, 1]) {
    log.write(entries)
    log.sign()
  }
  for (const kept of checkpointsAfter(log.store.db, counter.deviceId, 0, 5))
    keepCountersignature(log.store.db, kept.deviceId, kept.sequence, countersigned(kept, log.receipt))
  return log
}
