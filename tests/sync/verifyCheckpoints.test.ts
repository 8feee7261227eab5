import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/domain/audit/canonical.ts'
import { checkpointText, type SignedCheckpoint } from '../../src/domain/audit/checkpoint.ts'
import { makeReceiptKey, readReceiptKey } from '../../src/hq/secrets/receiptKey.ts'
import { auditLinks } from '../../src/store/repositories/audit.ts'
import {
  allCheckpoints,
  keepCountersignature,
  type StoredCheckpoint,
} from '../../src/store/repositories/checkpoints.ts'
import { signCheckpoints } from '../../src/sync/checkpoints.ts'
import { makeDeviceKey } from '../../src/sync/deviceKey.ts'
import { verifyAuditLog } from '../../src/sync/verifyAuditLog.ts'
import { type CheckpointFault, verifyCheckpoints } from '../../src/sync/verifyCheckpoints.ts'
import { counter } from '../store/counterFixture.ts'
import { beginLog, countersigned, makeSignedLog, type SignedLog } from './signedLog.ts'

let signed: SignedLog
let kept: StoredCheckpoint[]
beforeAll(() => {
  signed = makeSignedLog()
  kept = allCheckpoints(signed.store.db)
})
afterAll(() => signed.store.remove())

const review = (checkpoints: StoredCheckpoint[], keys = signed.keys) =>
  verifyCheckpoints(checkpoints, counter.deviceId, keys)
const faults = (checkpoints: StoredCheckpoint[]) => review(checkpoints).faults
const at = (n: number) => kept[n] as StoredCheckpoint
const spans = [1, 13, 25, 37, 49, 60].map((from, n, all) => ({ from, to: (all[n + 1] ?? 61) - 1 }))
const span = (n: number) => spans[n] as { from: number; to: number }
const each = spans.map((_, n) => n)
/** Checkpoint `n` with other columns. */
const other = (n: number, change: Partial<StoredCheckpoint>) => kept.with(n, { ...at(n), ...change })
const changed = (n: number): CheckpointFault => ({ ...span(n), problem: 'changed' })

/** Every text that differs from this one in one character, which stays of the same kind. */
const altered = (text: string) =>
  [...text].map((character, n) => text.slice(0, n) + (character === 'b' ? 'c' : 'b') + text.slice(n + 1))

describe('checkpoints', () => {
  it('are sound as they were made, and hold the hash of every entry', () => {
    expect(kept.map(({ sequence }) => sequence)).toEqual(spans.map(({ to }) => to))
    const { faults, signed: hashes, countersigned } = review(kept)
    expect(faults).toEqual([])
    expect(hashes).toEqual([...auditLinks(signed.store.db)].map(({ hash }) => hash))
    expect(countersigned).toMatchObject({ sequence: 59 })
  })

  it('show any character of them that was altered', () => {
    for (const checkpoint of altered(at(0).checkpoint))
      expect(faults([{ ...at(0), checkpoint }])).toEqual([changed(0)])
  })

  it('show which of them was altered, in any member or in the column beside it', () => {
    for (const n of each) {
      const whole = JSON.parse(at(n).checkpoint) as SignedCheckpoint
      const members: Partial<SignedCheckpoint>[] = [
        { deviceId: '11111111-1111-4111-8111-111111111111' },
        { sequence: whole.sequence + 1 },
        { previous: 'a'.repeat(64) },
        { hashes: whole.hashes.slice(1) },
        ...whole.hashes.map((_, at) => ({ hashes: whole.hashes.with(at, 'a'.repeat(64)) })),
        { at: '2026-11-22T08:00:00.001Z' },
        { signature: whole.signature.replace(/^./, first => (first === 'A' ? 'B' : 'A')) },
      ]
      for (const member of members) {
        const checkpoint = canonicalJson({ ...whole, ...member })
        expect(faults(other(n, { checkpoint }))).toContainEqual(changed(n))
      }
      expect(faults(other(n, { checkpoint: `${at(n).checkpoint} ` }))).toContainEqual(changed(n))
      expect(faults(other(n, { checkpoint: '' }))).toContainEqual(changed(n))
    }
  })

  it('show that they were signed by another key than the device’s', () => {
    const thief = makeDeviceKey()
    for (const n of each) {
      const { signature: _, ...checkpoint } = JSON.parse(at(n).checkpoint) as SignedCheckpoint
      const signature = Buffer.from(thief.sign(checkpointText(checkpoint)), 'base64').toString('base64url')
      const text = canonicalJson({ ...checkpoint, signature })
      expect(faults(other(n, { checkpoint: text }))).toContainEqual(changed(n))
      const withKey = other(n, { checkpoint: text, publicKey: thief.publicKey, countersignature: null })
      expect(faults(withKey)).toEqual([{ ...span(n), problem: 'foreign-key' }])
      expect(faults(other(n, { publicKey: 'nonsense' }))[0]).toEqual({ ...span(n), problem: 'foreign-key' })
    }
  })

  it('show which of them was removed, unless it is the last', () => {
    for (const n of each.slice(0, -1))
      expect(faults(kept.toSpliced(n, 1))).toEqual([{ ...span(n), problem: 'removed' }])
    expect(faults(kept.slice(0, -1))).toEqual([])
  })

  it('show that two logs were signed', () => {
    const { signature: _, ...last } = JSON.parse(at(5).checkpoint) as SignedCheckpoint
    const resign = (change: Partial<SignedCheckpoint>) => {
      const checkpoint = { ...last, ...change }
      const signature = Buffer.from(signed.key.sign(checkpointText(checkpoint)), 'base64').toString(
        'base64url',
      )
      return other(5, {
        sequence: checkpoint.sequence,
        checkpoint: canonicalJson({ ...checkpoint, signature }),
      })
    }
    expect(faults(resign({}))).toEqual([])
    expect(faults(resign({ previous: 'a'.repeat(64) }))).toEqual([{ ...span(5), problem: 'contradicts' }])
    const overlapping = resign({ hashes: ['a'.repeat(64), ...last.hashes] })
    expect(faults(overlapping)).toContainEqual({ from: 59, to: 60, problem: 'contradicts' })
  })
})

describe('countersignatures', () => {
  const spoilt = (n: number): CheckpointFault => ({ ...span(n), problem: 'countersignature-changed' })
  const given = (n: number) => at(n).countersignature ?? ''

  it('show any character of them that was altered', () => {
    for (const countersignature of altered(given(0)))
      expect(faults([{ ...at(0), countersignature }])).toEqual([spoilt(0)])
  })

  it('show that they are another checkpoint’s, another headquarters’, or for another key', () => {
    const stranger = readReceiptKey(makeReceiptKey())
    for (const n of each.slice(0, -1)) {
      expect(faults(other(n, { countersignature: given((n + 1) % 5) }))).toEqual([spoilt(n)])
      expect(faults(other(n, { countersignature: countersigned(at(n), stranger) }))).toEqual([spoilt(n)])
      const otherKey = { ...at(n), publicKey: makeDeviceKey().publicKey }
      const countersignature = countersigned(otherKey, signed.receipt)
      expect(faults(other(n, { countersignature }))).toEqual([spoilt(n)])
    }
  })

  it('vouch for nothing when headquarters’ key is another than the one that is trusted', () => {
    const { keyId, publicKey } = readReceiptKey(makeReceiptKey())
    const { faults, countersigned } = review(kept, { device: null, receipt: { keyId, publicKey } })
    expect(faults).toHaveLength(5)
    expect(countersigned).toBeNull()
  })

  it('tell by how much the counter’s clock was ahead', () => {
    expect(review(kept).aheadMs).toBe(0)
    // Made at 8:59 by the counter's clock, countersigned at 8:29 by headquarters'.
    const countersignature = countersigned(at(5), signed.receipt, '2026-11-22T08:29:00.000Z')
    expect(review(other(5, { countersignature })).aheadMs).toBe(30 * 60_000)
  })
})

it('a refusal by headquarters counts for the device that this is, and not for one that it was', () => {
  const refusal = JSON.stringify({ reason: 'forked', forkedAt: 60 })
  expect(faults(other(5, { refusal }))).toEqual([{ ...span(5), problem: 'refused' }])
  const elsewhere = verifyCheckpoints(other(5, { refusal }), null, signed.keys)
  expect(elsewhere.faults).toEqual([])
})

it('a counter that rejoined as another device signs its whole log anew, and what it signed before still holds', () => {
  const { store, write, sign, receipt, keys } = beginLog()
  const { db } = store
  write(5)
  sign()
  const deviceId = '22222222-2222-4222-8222-222222222222'
  const key = makeDeviceKey()
  db.prepare('UPDATE counter SET device_id = ?').run(deviceId)
  write(4)
  signCheckpoints({ db, deviceId, key, now: () => '2026-11-22T09:00:00.000Z' }, true)
  const last = allCheckpoints(db).find(checkpoint => checkpoint.deviceId === deviceId)
  if (!last) throw new Error('nothing was signed')
  keepCountersignature(db, deviceId, 10, countersigned(last, receipt))
  const trusted = { device: key.publicKey, receipt: keys.receipt }
  expect(verifyAuditLog(db, trusted)).toMatchObject({
    sound: true,
    entries: 10,
    checkpoints: { faults: [], countersigned: { sequence: 10 } },
  })
  db.exec(`UPDATE checkpoint SET checkpoint = replace(checkpoint, '"sequence":6', '"sequence":7')`)
  expect(verifyAuditLog(db, trusted).checkpoints.faults).toEqual([{ from: 1, to: 6, problem: 'changed' }])
  store.remove()
})

it('a checkpoint that somebody spoilt does not keep the next from being signed', () => {
  const { store, write, sign, keys } = beginLog()
  write(1)
  sign()
  store.db.exec(`UPDATE checkpoint SET checkpoint = 'spoilt'`)
  write(1)
  sign()
  expect(allCheckpoints(store.db).map(({ sequence }) => sequence)).toEqual([2, 3])
  expect(verifyAuditLog(store.db, keys)).toMatchObject({
    sound: false,
    tampering: null,
    checkpoints: { faults: [{ from: 1, to: 2, problem: 'changed' }] },
  })
  store.remove()
})
