import { copyFileSync } from 'node:fs'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { Countersignature } from '../../src/contract/sync/checkpoint.ts'
import { GENESIS } from '../../src/domain/audit/chain.ts'
import type { Trial } from '../../src/hq/trial.ts'
import type { SecretName, Secrets } from '../../src/keychain/secrets.ts'
import { joinCounter } from '../../src/main/counter/joining.ts'
import { inTransaction } from '../../src/store/database.ts'
import { enrol } from '../../src/store/enrol.ts'
import { openStore } from '../../src/store/open.ts'
import { appendAudit, auditLinks } from '../../src/store/repositories/audit.ts'
import { allCheckpoints, countersignedUpTo } from '../../src/store/repositories/checkpoints.ts'
import type { Counter } from '../../src/store/repositories/counter.ts'
import { signCheckpoints } from '../../src/sync/checkpoints.ts'
import { heldByHeadquarters, sendCheckpoints } from '../../src/sync/countersigning.ts'
import { type DeviceKey, deviceKeyFrom } from '../../src/sync/deviceKey.ts'
import { lineTo } from '../../src/sync/line.ts'
import { startSync } from '../../src/sync/sync.ts'
import { verifyAuditLog } from '../../src/sync/verifyAuditLog.ts'
import { openTrial } from '../hq/trialForTests.ts'
import { enrolment, makeStore, random, type TestStore } from '../store/counterFixture.ts'
import { type Line, openLine } from './line.ts'

let trial: Trial
beforeAll(async () => {
  const opened = await openTrial()
  trial = opened.trial
  return opened.close
}, 60_000)

let line: Line
let store: TestStore
let counter: Counter
let key: DeviceKey
beforeEach(async () => {
  line = await openLine(() => trial.url)
  store = makeStore(false)
  const kept = new Map<SecretName, string>()
  const secrets: Secrets = {
    get: async name => kept.get(name) ?? null,
    set: async (name, secret) => void kept.set(name, secret),
  }
  const joined = await joinCounter(store.db, secrets, line.url, await trial.joinCode())
  if (!joined.ok) throw new Error(joined.error.code)
  counter = joined.value
  key = deviceKeyFrom(kept.get('device-key') ?? '')
})
afterEach(async () => {
  await line.close()
  store.remove()
})

const now = () => new Date().toISOString()
const toHeadquarters = () =>
  lineTo({ url: counter.headquartersUrl, signer: { deviceId: counter.deviceId, key } })
const context = () => ({ db: store.db, counter, key, line: toHeadquarters(), now })
const sign = (drained = true) =>
  signCheckpoints({ db: store.db, deviceId: counter.deviceId, key, now }, drained)
const send = () => sendCheckpoints(context())
const upTo = () => countersignedUpTo(store.db, counter.deviceId)
const sequences = () => allCheckpoints(store.db).map(({ sequence }) => sequence)
const verdict = () => verifyAuditLog(store.db, { device: key.publicKey, receipt: null })
function write(entries: number, subject = 'subject'): void {
  const told = { actor: '1001', action: 'member.found', subject, commitment: null }
  inTransaction(store.db, () => {
    for (let n = 0; n < entries; n += 1) appendAudit(store.db, { at: now(), ...told })
  })
}
function reopen(): void {
  const opened = openStore(store.file, store.key)
  if (!opened.ok) throw new Error(opened.error)
  store.db = opened.value
}
/** Puts a copy of the store, made before `work`, back in its place, as a backup or a cloned machine would. */
async function asBefore(work: () => Promise<void>): Promise<void> {
  const copy = `${store.file}.copy`
  store.db.close()
  copyFileSync(store.file, copy)
  reopen()
  await work()
  store.db.close()
  copyFileSync(copy, store.file)
  reopen()
}

describe('a counter’s audit log', () => {
  it('[AUD5] is signed by its device and countersigned by headquarters after the outbox was drained', async () => {
    enrol(store.db, enrolment(Date.now() % 10_000), random)
    const sync = startSync({ db: store.db, counter, key, status: () => {}, changed: () => {} })
    await vi.waitFor(() => expect(upTo()).toBe([...auditLinks(store.db)].length), { timeout: 20_000 })
    await sync.stop()
    expect(verdict()).toMatchObject({ sound: true, checkpoints: { countersigned: { sequence: upTo() } } })
    const said = Countersignature.parse(JSON.parse(allCheckpoints(store.db).at(-1)?.countersignature ?? ''))
    expect(said).toMatchObject({ deviceId: counter.deviceId, publicKey: key.publicKey, sequence: upTo() })
  })

  it('[AUD5] is signed without a line too, and countersigned when there is one again', async () => {
    line.mode = 'down'
    for (let n = 0; n < 3; n += 1) {
      write(5)
      sign()
      expect(await send()).toMatchObject({ ok: false })
    }
    expect(sequences()).toHaveLength(3)
    expect(upTo()).toBe(0)
    expect(verdict()).toMatchObject({ sound: true, checkpoints: { countersigned: null } })
    line.mode = 'open'
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(upTo()).toBe(16)
  })

  it('[AUD5] on a disk that is full waits with everything else, and goes on once there is room', async () => {
    enrol(store.db, enrolment(1), random)
    // As many as make the first checkpoint longer than a page.
    write(80)
    store.db.pragma(`max_page_count=${store.db.pragma('page_count', { simple: true })}`)
    const fill = () => {
      for (;;) write(1)
    }
    expect(fill).toThrow('full')
    const sync = startSync({ db: store.db, counter, key, status: () => {}, changed: () => {} })
    await sync.wake()
    expect(sequences()).toEqual([])
    store.db.pragma('max_page_count=1000000')
    await sync.wake()
    await vi.waitFor(() => expect(upTo()).toBe([...auditLinks(store.db)].length), { timeout: 20_000 })
    await sync.stop()
    expect(verdict()).toMatchObject({ sound: true })
  })

  it('[AUD5] of hundreds of entries is signed and countersigned in pieces, gapless', async () => {
    write(700)
    sign()
    expect(sequences()).toEqual([256, 512, 701])
    await send()
    expect(upTo()).toBe(701)
    write(63)
    sign(false)
    expect(sequences()).toHaveLength(3)
    write(1)
    sign(false)
    expect(sequences()).toEqual([256, 512, 701, 765])
  })

  it('[AUD7] whose countersignature was lost on its way gets the very same one again', async () => {
    write(3)
    sign()
    line.mode = 'cut-answer'
    expect(await send()).toMatchObject({ ok: false })
    expect(upTo()).toBe(0)
    line.mode = 'open'
    const answers: string[] = []
    for (let n = 0; n < 2; n += 1) {
      store.db.exec('UPDATE checkpoint SET countersignature = NULL')
      await send()
      answers.push(allCheckpoints(store.db)[0]?.countersignature ?? '')
    }
    expect(answers[0]).toMatch(/countersignedAt/)
    expect(answers[1]).toBe(answers[0])
  })

  it('[AUD7] is not countersigned by an answer that headquarters did not sign, or that is for another', async () => {
    write(3)
    sign()
    await send()
    const given = JSON.parse(allCheckpoints(store.db)[0]?.countersignature ?? '')
    write(3)
    sign()
    const forged = [given, { ...given, sequence: 7 }, { ...given, sequence: 7, signature: 'A'.repeat(86) }]
    for (const countersignature of forged) {
      const results = [{ outcome: 'countersigned', countersignature }]
      line.mode = { answer: 200, body: { results, held: null } }
      expect(await send()).toEqual({ ok: false, error: { code: 'unusable' } })
      expect(upTo()).toBe(4)
    }
  })

  it('[AUD6] of a copy of the counter is refused, kept as evidence, told, and sent no more', async () => {
    write(3)
    sign()
    await send()
    await asBefore(async () => {
      write(4, 'before the copy was put back')
      sign()
      await send()
    })
    expect(sequences()).toEqual([4])
    write(6, 'after the copy was put back')
    sign()
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(JSON.parse(allCheckpoints(store.db).at(-1)?.refusal ?? '')).toEqual({
      reason: 'forked',
      forkedAt: 5,
    })
    const evidence = await trial.services.db
      .selectFrom('checkpoint_forks')
      .select(['forked_at', 'checkpoint'])
      .where('device_id', '=', counter.deviceId)
      .execute()
    expect(evidence).toEqual([{ forked_at: 5, checkpoint: allCheckpoints(store.db).at(-1)?.checkpoint }])
    expect([...auditLinks(store.db)].at(-1)).toMatchObject({ action: 'checkpoint.refused' })
    expect(verdict()).toMatchObject({
      sound: false,
      tampering: null,
      checkpoints: { faults: [{ from: 5, to: 10, problem: 'refused' }] },
    })
    const asked = line.requests.length
    write(1)
    sign()
    await send()
    expect(line.requests).toHaveLength(asked)
  })

  it('[AUD6] that headquarters lost a part of is given to it again from there on', async () => {
    for (let n = 0; n < 4; n += 1) {
      write(2)
      sign()
    }
    await send()
    const first = allCheckpoints(store.db)[0]?.countersignature
    await trial.services.db
      .deleteFrom('checkpoints')
      .where('device_id', '=', counter.deviceId)
      .where('sequence', '>', 3)
      .execute()
    write(2)
    sign()
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(upTo()).toBe(11)
    expect(await heldByHeadquarters(toHeadquarters())).toMatchObject({ value: { sequence: 11 } })
    expect(allCheckpoints(store.db)[0]?.countersignature).toBe(first)
    expect(verdict()).toMatchObject({ sound: true })
  })

  it('[AUD6] that lost its checkpoints in a salvage goes on from what headquarters holds', async () => {
    for (let n = 0; n < 3; n += 1) {
      write(2)
      sign()
    }
    await send()
    store.db.exec('DELETE FROM checkpoint')
    write(3)
    sign()
    expect(sequences()).toEqual([10])
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(sequences()).toEqual([7, 10])
    expect(upTo()).toBe(10)
    expect(verdict().checkpoints).toMatchObject({
      countersigned: { sequence: 10 },
      faults: [{ from: 1, to: 5, problem: 'removed' }],
    })
    expect(await heldByHeadquarters(toHeadquarters())).toMatchObject({ value: { sequence: 10 } })
  })

  it('[AUD6] that lost its checkpoints and its last entries is refused: headquarters holds more', async () => {
    write(2)
    sign()
    await send()
    write(4)
    sign()
    await send()
    store.db.exec(
      'DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE sequence > 5; DELETE FROM checkpoint',
    )
    sign()
    expect(await send()).toEqual({ ok: true, value: undefined })
    expect(JSON.parse(allCheckpoints(store.db)[0]?.refusal ?? '')).toEqual({
      reason: 'overlaps',
      forkedAt: null,
    })
  })

  it('[AUD8] that lost its end with all that told of it is found out by asking headquarters', async () => {
    write(3)
    sign()
    await send()
    await asBefore(async () => {
      write(4)
      sign()
      await send()
    })
    expect(verdict()).toMatchObject({ sound: true, entries: 4 })
    expect(await heldByHeadquarters(toHeadquarters())).toMatchObject({ ok: true, value: { sequence: 8 } })
  })

  it('is still signed where entries are missing, which then stays to be seen', async () => {
    write(5)
    store.db.exec('DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE sequence IN (2, 3)')
    sign()
    await send()
    const [checkpoint] = allCheckpoints(store.db)
    const { hashes } = JSON.parse(checkpoint?.checkpoint ?? '{}') as { hashes: string[] }
    expect(hashes.map(hash => hash === GENESIS)).toEqual([false, true, true, false, false, false])
    expect(verdict().tampering).toEqual({ kind: 'removed', from: 2, to: 3 })
  })
})
